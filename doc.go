// Package socialorg models the roles of a social media department: what each role
// answers for, which skills it needs, whom it reports to, and how campaigns are
// measured.
//
//	manager, specialist := standard.Manager(), standard.Specialist()
//	fmt.Println(socialorg.CompareRoles(manager, specialist))
//
//	h, err := socialorg.NewHierarchy(standard.Department())
//	if err != nil {
//		log.Fatal(err) // every mistake at once
//	}
//	fmt.Println(h.Node("specialist").Approver(standard.ManageBudget), "approves the spend")
//
// This package has the model and the questions to it. Package standard has the roles,
// goals and KPIs that an Indonesian article describes (comments cite its facts as S1
// to S60, see docs/facts.md), and catalogue has more. Package orgfile reads files, rules
// has built-in rules, score says how a campaign did, insights reads the exports of
// platforms, orgdiff compares organisations, and render draws them. Command
// socialorg offers all of this to people who do not write Go.
//
// # Plain data in, checked data out
//
// What people write is plain data and need not be valid: an [Org] of [Goal], [Role],
// [Position], [KPI] and [Campaign] values. [Org.Validate] reports every mistake, and
// [NewHierarchy] builds a [Hierarchy], which never changes. A [Node] is a position in
// it: who is above it, whom it leads, who approves its spend. What it lacks is a zero
// Node; a copy that may be missing, as from [Hierarchy.Role], comes with a bool; and a
// pointer for editing an Org, as from [Org.Position], may be nil.
//
// Words of closed sets that have an order, such as [Involvement], are ordered by their
// Compare, which has "" below all. Open sets, such as [Area], take any word that is
// written like a [Key]. Values without lists and maps are comparable with ==. [Translate]
// replaces the names of one [Glossary], which has those of a language, by another's.
//
// # Roles, lines and rules
//
// To be accountable for something is to have authority over it. [CompareRoles] says what
// two roles share, which is broader, and why: a partial order over areas of work. [RACI]
// derives a responsibility matrix, and [Hierarchy.Coverage] says who does what among
// those who are there.
//
// A position has at most one solid line, and any number of dotted ones, which take no
// part in the chain of command. What can never be an organisation, such as a cycle, is a
// mistake. What companies may decide for themselves is a [Rule] that [Hierarchy.Check]
// applies; standard.Rules returns those drawn from the article. Nothing recurses over an
// organisation. A holder of a position is an opaque string, and nobody is scored: KPIs
// belong to campaigns.
//
// # Errors
//
// A function that rejects its input returns [Problems] and changes nothing: every mistake
// once, in input order, the same in every run. A [Problem] has a path in JSON field
// names, a [Code], a detail and, if it came from a file, its place there:
//
//	if errors.Is(err, socialorg.ErrCycle) { ... }
//	if problems, ok := errors.AsType[socialorg.Problems](err); ok { ... }
//
// Input never causes a panic, except for a nil function, reader, writer or fs.FS.
package socialorg
