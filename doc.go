// Package socialorg models the roles of a social media organisation: what each
// role answers for, which skills it needs, to whom it reports, and how its
// campaigns are measured.
//
// # Plain data in, checked data out
//
// What people write is plain structs with exported fields and JSON tags: an
// [Org] has [Goal], [Role], [Position] and [Campaign] values, and may be in any
// state. [Org.Validate] reports everything that is wrong with it, at once.
// [NewHierarchy] builds from a valid Org a [Hierarchy], which is immutable,
// safe for any number of goroutines, and answers questions without allocating:
// who manages whom, the chain of command, the nearest common manager, the span
// of control, who is accountable for an area. [RollUp] adds up a value over
// everybody below each position.
//
// # Roles
//
// A [Role] has responsibilities, each in an [Area] of the work and with an
// [Involvement] in the terms of a RACI matrix. To be accountable for an area is
// to have the authority there; there is no second notion of authority. Skills
// have a kind and a level, and [Role.SkillGaps] says what somebody lacks.
//
// The standard roles carry the facts of an article on how a social media
// manager and a social media specialist differ: [Manager], [Specialist],
// [DigitalMarketingManager] and [ChiefExecutive], put together in
// [Department]. The documentation names the article's facts by number, S1 to
// S59; docs/facts.md lists where each one is found.
//
// # Comparison
//
// [CompareRoles] says what two roles share, what only one has, and how their
// scopes relate: a role is broader if in every area it is involved at least as
// much as the other, and in some area more. That is a partial order over areas,
// not a count of duties, and titles play no part in it.
//
// # Rules
//
// Structure is checked, policy is chosen. What cannot be an organisation is a
// [Problem] of Validate; what a company may see differently is a [Rule], a
// plain value that programs write themselves and [Hierarchy.Check] applies.
// [StandardRules] are what the article says of any organisation; [OneTop],
// [MaxSpan], [EveryAreaAccountable], [OneAccountable], [NoVacantManager],
// [NoConfusableIDs] and [NoHiddenText] are there to be added.
//
// # Questions
//
// [RACI] derives the matrix of who has which part in what from the roles;
// [Hierarchy.Coverage] says of every responsibility who answers for it, who
// does the work, and how safely it is covered. [DiffOrgs] says what changed
// between two organisations, as [Change] values of the kinds that [ChangeKinds]
// lists. A [Glossary] gives names in one language: [English] and [Indonesian]
// name the standard department, [Glossary.Apply] puts the names into an Org,
// and [Glossary.Lookup] returns every id that a title may mean.
//
// # Campaigns
//
// A [Campaign] has KPIs. The field's own are functions: [Views], [Shares],
// [Reach], [Impressions], [EngagementRate], [ClickThroughRate],
// [AmplificationRate], [ApplauseRate], [ConversationRate], [FollowerGrowth],
// [ConversionRate], [CostPerClick], [CostPerMille], [CostPerConversion],
// [ReturnOnAdSpend], [ResponseTime] and [ShareOfVoice]. Counts from several
// platforms merge as [Totals], from which [Campaign.Measure] computes values
// and [Campaign.Score] a [Scorecard]. Met, missed, without target and without
// data are four different answers. KPIs belong to campaigns; nothing in this
// package scores a person, and a holder of a position is an opaque word.
//
// # Errors
//
// Every function that refuses its input returns [Problems] or a [Problem]: a
// path in JSON field names, a [Code], and a detail for people. All problems
// come together, in the order of the input, each mistake once, the same bytes
// for every run. A code is a constant that is an error, so errors.Is(err,
// ErrCycle) works on whatever was returned. Nothing panics on input, nil
// functions, readers and writers apart, and nothing is applied half. Only [Hierarchy.UnmarshalJSON] returns the errors of
// encoding/json besides, and RollUp those of the caller's own function.
//
// # Files and pictures
//
// All plain types marshal by their JSON tags, and a *Hierarchy as its Org.
// Package orgfile reads YAML, JSON and CSV files more strictly than
// encoding/json does, names the line and column of every problem, and writes
// them back the same each time. Package render draws a Hierarchy as text,
// Mermaid, DOT, SVG and HTML, and writes comparisons, role profiles, RACI
// matrices, scorecards and changes as Markdown.
package socialorg
