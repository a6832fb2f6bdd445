/** The rooms, and who may know whom. A message says where a line belongs that breaks a rule. */
const faces = '^(kiosk|display|counter|manager|phone|dock|entrance)/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'domain/ imports nothing but its own. What needs a clock, a file, a package or a screen belongs in server/, devices/ or a face, and hands its facts in.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'app-never-imports-server',
      comment:
        'Next loads its own copy of every module: a page that imports server/ would have a second centre. Ask over the socket (ui/live.ts) or HTTP, or move the type to domain/.',
      severity: 'error',
      from: { path: `^app/|^ui/|${faces}` },
      to: { path: '^server/' },
    },
    {
      name: 'faces-do-not-know-devices',
      comment:
        'A face asks the server how a device is. What both need is a type in domain/. Only the dock, which shows the twins, knows their types.',
      severity: 'error',
      from: { path: `^app/|^ui/|${faces}`, pathNot: '^dock/' },
      to: { path: '^devices/' },
    },
    {
      name: 'app-only-names-screens',
      comment:
        'A page is a few lines that name a screen of a face, or a fixture of one. What it wants from elsewhere belongs in a face or in ui/.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^[^.]', pathNot: `^app/|^ui/|^domain/|^messages/|^test/screens/fixtures/|^node_modules/|${faces}` },
    },
    {
      name: 'faces-do-not-know-each-other',
      comment: 'What two faces share belongs in ui/.',
      severity: 'error',
      from: { path: '^(kiosk|display|counter|manager|phone|dock|entrance)/' },
      to: { path: faces, pathNot: '^$1/' },
    },
    {
      name: 'ui-does-not-know-faces',
      comment: 'ui/ is what faces share. What it wants of a face is handed in.',
      severity: 'error',
      from: { path: '^ui/' },
      to: { path: `^app/|${faces}` },
    },
    {
      name: 'server-and-devices-do-not-know-faces',
      comment:
        'The server answers with views (domain/views.ts) and never draws. A text for people belongs in messages/.',
      severity: 'error',
      from: { path: '^(server|devices)/' },
      to: { path: `^app/|^ui/|${faces}` },
    },
    {
      name: 'devices-do-not-know-the-server',
      comment: 'A device stands behind its port; server/main.ts joins the two.',
      severity: 'error',
      from: { path: '^devices/' },
      to: { path: '^server/' },
    },
    {
      name: 'simulation-knows-the-domain-only',
      comment: 'A simulated town lives by domain/ and nothing else. What reads files for it belongs in server/cli/.',
      severity: 'error',
      from: { path: '^simulation/' },
      to: { pathNot: '^(simulation|domain)/' },
    },
    {
      name: 'faces-do-not-simulate',
      comment: 'Nothing that people see is made of a simulated day: views come from the hall.',
      severity: 'error',
      from: { path: `^app/|^ui/|${faces}` },
      to: { path: '^simulation/' },
    },
    {
      name: 'only-the-store-knows-prisma',
      comment: 'Tables are server/store’s matter: give it a function with a name of the domain.',
      severity: 'error',
      from: { pathNot: '^server/store/' },
      to: { path: '^server/store/prisma/' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'The product does not import its tests. Fixture pages under app/dev/screens are the one exception.',
      severity: 'error',
      from: { pathNot: '^(test|app/dev/screens)/|^(vitest|playwright)' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.next|\\.next-.*|server/store/prisma)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
