// ONNX Runtime finds its WebAssembly beside its script: Vite's development server must not move that.
export default { optimizeDeps: { exclude: ['nonet', 'onnxruntime-web'] } };
