import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const engine = new URL('../../../dist/numeric/engine/frameEngine.js', import.meta.url).href;

/** Status and output of a process that makes an engine of two threads and starts its worker. */
const run = (rest: string) => {
  const code = `import { frameEngine } from ${JSON.stringify(engine)};
    const engine = frameEngine({ length: 256, blockSize: 512, threads: 2 });
    engine.block.forEach((_, at) => { engine.block[at] = Math.sin(at * at); });
    engine.accumulate(512);
    const first = engine.eigen()[0];
    ${rest}`;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr, timedOut: error !== undefined };
};

describe('workers of the engine, as built', () => {
  it('do not keep a process alive that forgets to close', () => {
    expect(run('console.log(first > 0);')).toEqual({ status: 0, stdout: 'true\n', stderr: '', timedOut: false });
  });

  it('end with close, and with an error of the main thread', () => {
    expect(run('engine.close(); console.log(first > 0);')).toMatchObject({ status: 0, stdout: 'true\n', stderr: '' });
    expect(run('throw new Error("broken");')).toMatchObject({ status: 1, timedOut: false });
  });

  it('leave the engine usable after close', () => {
    const again = 'engine.close(); engine.accumulate(512); console.log(engine.eigen()[0] / first);';
    expect(Number(run(again).stdout)).toBeCloseTo(2, 12);
  });

  it('many engines one after another', () => {
    const many = `for (let i = 0; i < 20; i++) {
      const other = frameEngine({ length: 256, blockSize: 512, threads: 2 });
      other.block.set(engine.block);
      other.accumulate(512);
      if (other.eigen()[0] !== first) throw new Error('differs');
      other.close();
    }`;
    expect(run(many)).toMatchObject({ status: 0, stderr: '' });
  });
});
