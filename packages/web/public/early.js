// Runs before anything is painted. The page's markup is there before its script: until that has come, nothing answers,
// and who comes for a drawing is not shown the examples first.
document.documentElement.className = location.hash.length > 1 ? 'starting opening' : 'starting';
