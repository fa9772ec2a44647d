// The layers of src/, lowest first: a layer imports only from itself and the layers that its row allows.
const allowed = {
  exact: [],
  symbolic: ['exact'],
  rigor: ['exact'],
  scheme: ['exact'],
  frame: ['exact', 'scheme'],
  certificate: ['exact', 'scheme', 'frame'],
  numeric: ['exact'],
  toy: ['exact', 'numeric'],
  recognize: ['exact', 'scheme', 'frame', 'numeric'],
  table: ['exact', 'scheme', 'frame'],
  catalog: ['exact', 'scheme', 'frame', 'certificate', 'numeric', 'table'],
  conjecture: ['exact', 'symbolic', 'scheme', 'frame', 'certificate', 'numeric', 'toy', 'catalog'],
  prove: [
    'exact',
    'symbolic',
    'rigor',
    'scheme',
    'frame',
    'certificate',
    'numeric',
    'toy',
    'table',
    'catalog',
    'conjecture',
  ],
  report: ['exact', 'numeric', 'toy', 'table'],
  cli: [
    'exact',
    'symbolic',
    'rigor',
    'scheme',
    'frame',
    'certificate',
    'numeric',
    'toy',
    'recognize',
    'table',
    'catalog',
    'conjecture',
    'prove',
    'report',
  ],
};

const layerRules = Object.entries(allowed).map(([layer, others]) => ({
  name: `layer-${layer}`,
  comment: `${layer}/ may import only ${['itself', ...others].join(', ')}`,
  severity: 'error',
  // A conjecture file gets the whole package from its loader, which uses nothing of it.
  from: { path: `^src/${layer}/`, pathNot: '^src/conjecture/conjectureFile\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...others].join('|')})/` },
}));

// A library that is not ours enters through one adapter.
const adapter = (library, file) => ({
  name: `adapter-${library}`,
  comment: `${library} is known to ${file} alone`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^${file}$` },
  to: { path: `node_modules/${library}` },
});

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'kernel-is-alone',
      comment: 'the certificate kernel shares no code with what it checks beyond exact/',
      severity: 'error',
      from: { path: '^src/certificate/kernel/' },
      to: { pathNot: '^src/(exact/|certificate/kernel/|certificate/format)' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    adapter('fraction.js', 'src/exact/rational.ts'),
    adapter('ml-matrix', 'src/numeric/eigen.ts'),
    adapter('tinypool', 'src/cli/pool.ts'),
    adapter('commander', 'src/cli/main.ts'),
    adapter('yaml', 'src/catalog/dataFile.ts'),
    adapter('fflate', 'src/numeric/weights/zip.ts'),
    adapter('protobufjs', 'src/numeric/weights/protobuf.ts'),
    adapter('echarts', 'src/report/chart.ts'),
    adapter('nerdamer', 'src/symbolic/nerdamer.ts'),
    adapter('jiti', 'src/conjecture/conjectureFile.ts'),
    adapter('csv-parse', 'src/numeric/weights/csv.ts'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
