// Package socialorg models the roles of a social media department: what each
// role answers for, which skills it needs, whom it reports to, and how
// campaigns are measured.
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
// This package holds the model and its queries; the roles, goals and KPIs
// themselves are in package standard: the department that an Indonesian article
// describes, and common social media KPIs. Comments cite the article's facts by
// number, S1 to S60; docs/facts.md maps each one to the code. Package catalogue
// has further roles, which are not the article's. Package orgfile reads
// organisations from files, orgdiff compares them, and render draws them. Package
// insights reads the counts of platforms, and rules has the built-in rules. The
// command cmd/socialorg offers all of this to people who do not write Go.
//
// # Plain data in, checked data out
//
// Input is plain structs with exported fields and JSON tags. An [Org] holds
// [Goal], [Role], [Position], [KPI] and [Campaign] values, and need not be
// valid, so that every mistake can be reported at once. [Org.Validate] checks
// it, and [NewHierarchy] builds a [Hierarchy], which carries the invariant: it
// is opaque, it never changes, and any number of goroutines may use it.
//
// A [Node] is a position in a Hierarchy, and answers questions about it: who is
// above it, whom it leads, who approves its spend. A Hierarchy returns only
// Nodes, strings, numbers, and copies that the caller may change; nothing is
// shared.
//
// Results that may be missing follow one convention. A handle has a zero value:
// the zero Node has no title and no manager, so h.Node(id).Manager().Title() is
// safe for any id. A copy comes with a second result: [Hierarchy.Role] returns
// false if there is no such role. Pointers are only for editing an Org:
// [Org.Position] returns nil if there is no such position.
//
// # Roles
//
// A [Role] lists responsibilities, skills and possible reporting lines. An
// [Involvement], in the terms of RACI, says how far it answers for a
// responsibility. There is no separate notion of authority: to be accountable
// for something is to have authority over it.
//
// [CompareRoles] reports what two roles share, which is broader, and why.
// "Broader" is a partial order over areas of work; neither the length of a list
// nor a title decides it (T1). [RACI] derives a responsibility matrix from
// roles. [Hierarchy.Coverage] reports who does what among the positions that
// somebody holds.
//
// # Reporting lines
//
// A position has at most one solid line, and any number of dotted ones, which
// take no part in the chain of command. A cycle is reported with all its
// members. Nothing recurses over an organisation and queries do not allocate,
// so a chain of a million positions is no special case.
//
// # Structure is checked; policy is chosen
//
// Validate reports what can never be an organisation, such as a cycle. What
// companies may reasonably decide for themselves is a [Rule]: a plain value that
// [Hierarchy.Check] applies and that any program can write. Package rules has
// the built-in ones, and standard.Rules returns those drawn from the article.
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
// A function that rejects its input returns [Problems]: every mistake, each one
// once, in input order and with the same text in every run. A [Problem] has a
// path in JSON field names, a [Code] and a detail. If it came from a file, it
// also has its place there. Codes are constants that are errors:
//
//	if errors.Is(err, socialorg.ErrCycle) { ... }
//	if problems, ok := errors.AsType[socialorg.Problems](err); ok { ... }
//
// Input never causes a panic, except for a nil function, reader, writer or file
// system. Exceptions are documented. An operation that fails changes nothing.
//
// # Languages
//
// Every named thing carries its own name, in one language. A [Glossary] has the
// names in one language, and [Translate] replaces the names of one glossary with
// those of another.
package socialorg
