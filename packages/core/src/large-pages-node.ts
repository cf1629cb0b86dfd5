// Large memory pages for processes that stream through gigabytes of weights.

/** The setting of glibc 2.35 and newer; other C libraries do not read it. */
const GLIBC_SETTING = 'glibc.malloc.hugetlb=1';

/**
 * Environment of a process that should have large pages for its large blocks of memory: it then waits less for address
 * translation. A process cannot change this for itself.
 */
export function withLargePages(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = environment['GLIBC_TUNABLES'];
  return { ...environment, GLIBC_TUNABLES: others ? `${GLIBC_SETTING}:${others}` : GLIBC_SETTING };
}
