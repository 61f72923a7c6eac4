// Package socialorg models the roles of a social media organisation: what each
// role answers for, which skills it needs, whom it reports to, how its campaigns
// are measured.
//
//	manager, specialist := standard.Manager(), standard.Specialist()
//	fmt.Println(socialorg.CompareRoles(manager, specialist))
//
//	h, err := socialorg.NewHierarchy(standard.Department())
//	if err != nil {
//		log.Fatal(err) // every mistake at once
//	}
//	fmt.Println(h.Node("specialist").AccountableIn(socialorg.AreaBudget), "approves the spend")
//
// This package is the model and the questions to it. The content, the department
// that an article describes and the KPIs of the field, is in package standard;
// comments cite the article's facts by number, S1 to S60, and docs/facts.md maps
// each one to the code. Organisations are read from files by package orgfile,
// compared by orgdiff and drawn by render; insights reads what the platforms
// counted, and rules has the built-in rules. The command cmd/socialorg does all of
// it without a program.
//
// # Plain data in, checked data out
//
// Input is plain structs with exported fields and JSON tags. An [Org] holds
// [Goal], [Role], [Position], [KPI] and [Campaign] values, and need not be valid:
// only then can every mistake be reported at once. [Org.Validate] checks it, and
// [NewHierarchy] builds a [Hierarchy], which carries the invariant: it is opaque,
// it never changes, and any number of goroutines may use it.
//
// A [Node] is a position in a Hierarchy, and answers the questions about it: who
// is above it, whom it leads, who approves its spend. A Hierarchy hands out Nodes,
// text, numbers, and copies of the caller's own; nothing is shared.
//
// Answers that may be missing follow one rule. Handles have a zero: the zero Node
// answers every question with nothing, so h.Node(id).Manager().Title() is safe for
// any id. Copies have a second result: [Hierarchy.Role] returns false where there
// is none. Pointers are for editing an Org: [Org.Position] returns nil where there
// is none.
//
// # Roles
//
// A [Role] lists responsibilities, skills and possible reporting lines. How far it
// answers for a responsibility is an [Involvement], in the terms of RACI. There is
// no separate notion of authority: to be accountable for something is to have it.
//
// [CompareRoles] says what two roles share, which is broader, and why. Broader is
// a partial order over areas of work, and neither the length of a list nor a title
// decides it (T1). [RACI] derives the responsibility matrix of some roles, and
// [Hierarchy.Coverage] who does what among the positions that somebody holds.
//
// # Reporting lines
//
// A position has at most one solid line, and any number of dotted ones, which take
// no part in the chain of command. Cycles are found and named in full. Nothing
// recurses over an organisation, and questions allocate nothing, so a chain of a
// million positions is an organisation like any other.
//
// # Structure is checked, policy is chosen
//
// Validate reports what can never be an organisation, such as a cycle. Matters
// that companies may reasonably decide for themselves are each a [Rule], a plain
// value that [Hierarchy.Check] applies and that any program can write. Package
// rules has the built-in ones, and standard.Rules those that the article states.
//
// # Campaigns
//
// A [Campaign] has KPIs, each with a target. [Campaign.Score] compares them with
// [Counts]: what each channel counted in each period. A value that lacks a
// channel's counts is not the value of the campaign, and the [Scorecard] says so.
// KPIs belong to campaigns. A holder of a position is an opaque string, and nobody
// is scored.
//
// # Errors
//
// Whatever refuses its input returns [Problems]: every mistake at once, in input
// order, each one once, the same text in every run. A [Problem] has a path in JSON
// field names, a [Code] and a detail, and a place in a file where it came from
// one. Codes are constants that are errors:
//
//	if errors.Is(err, socialorg.ErrCycle) { ... }
//	if problems, ok := errors.AsType[socialorg.Problems](err); ok { ... }
//
// No input causes a panic, except a nil function, reader, writer or file system
// where its documentation does not say otherwise. An operation that fails changes nothing.
//
// # Languages
//
// Names are for people, and stand in the things that they name, in one language. A
// [Glossary] has the names of one language, and [Translate] puts those of one for
// those of another.
package socialorg
