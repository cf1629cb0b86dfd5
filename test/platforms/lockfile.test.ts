// The lockfile holds the packages of every platform, so that `npm ci` installs on each.
import { readFileSync } from 'node:fs';
import { minVersion, satisfies } from 'semver';
import { describe, expect, it } from 'vitest';
import { binaryFamilies, installsOn, type Lock, PLATFORMS, pathOf, platformName } from './platforms.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const { packages: lock } = JSON.parse(read('package-lock.json')) as { packages: Lock };

/** Dependencies that a lockfile leaves out; newer versions of npm refuse to install from such a one. */
const unmet = (packages: Lock): string[] =>
  Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => pathOf(packages, path, name) === undefined)
      .map((name) => `${path || 'the root'}: ${name}`),
  );

describe('the lockfile', () => {
  it('names every dependency, those of other platforms too', () => {
    expect(unmet(lock)).toEqual([]);
    const { ['node_modules/@esbuild/win32-x64']: _, ...without } = lock;
    expect(unmet(without)).toEqual(['node_modules/esbuild: @esbuild/win32-x64']);
  });

  it('proves every package by its digest, and names no registry', () => {
    const unproven = Object.entries(lock).filter(
      ([path, { integrity, link }]) => path.startsWith('node_modules/') && !link && !integrity,
    );
    expect(unproven.map(([path]) => path)).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('has nothing for users that declares more than the oldest Node, but what is known to run there', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const oldest = minVersion(engines.node)!;
    const newer = Object.entries(lock).filter(
      ([, { dev, engines: { node } = {} }]) =>
        !dev && node !== undefined && !satisfies(oldest, node, { includePrerelease: true }),
    );
    expect(newer.map(([path]) => path)).toEqual(['node_modules/content-disposition', 'node_modules/cookie']);
  });

  it.each(PLATFORMS.map((platform) => ({ name: platformName(platform), platform })))(
    'has every binary for $name',
    ({ platform }) => {
      const families = binaryFamilies(lock);
      expect(families.map(({ of }) => of)).toEqual(
        expect.arrayContaining(['node_modules/esbuild', 'node_modules/sharp', 'packages/server']),
      );
      const lacking = families.filter(
        ({ members }) => !members.some((path) => installsOn(lock[path]!, platform)),
      );
      expect(lacking.map(({ of }) => of)).toEqual([]);
    },
  );
});

it('npm is given no settings that it warns of', () => {
  const settings = read('.npmrc').trim().split('\n');
  expect(settings.map((setting) => setting.split('=')[0])).toEqual(['ignore-scripts', 'save-exact']);
});
