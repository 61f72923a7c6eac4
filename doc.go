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
// to S60; see docs/facts.md), and catalogue has further roles. Package orgfile reads
// files, rules has the built-in rules, score says how a campaign did, insights reads
// the counts of platforms, orgdiff compares organisations, and render draws them. The
// command cmd/socialorg offers all of this to people who do not write Go.
//
// # Plain data in, checked data out
//
// An [Org] of [Goal], [Role], [Position], [KPI] and [Campaign] values is plain data
// and need not be valid. [Org.Validate] reports every mistake at once, and
// [NewHierarchy] builds a [Hierarchy], which never changes. A [Node] is a position in
// it: who is above it, whom it leads, who approves its spend. Nothing that they return
// is shared with them.
//
// A handle that stands for nothing is the zero Node, and answers every question with
// nothing. A copy that may be missing comes with a second result, as from
// [Hierarchy.Role]. Pointers are only for editing an Org: [Org.Position] may be nil.
//
// # Roles
//
// An [Involvement], in the terms of RACI, says how far a role answers for a
// responsibility; to be accountable is to have authority. [CompareRoles] says what two
// roles share, which is broader, and why: a partial order over areas of work, decided
// neither by the length of a list nor by a title (T1). [RACI] derives a responsibility
// matrix, and [Hierarchy.Coverage] says who does what among those who are there.
//
// # Lines and rules
//
// A position has at most one solid line, and any number of dotted ones, which take no
// part in the chain of command. What can never be an organisation, such as a cycle, is
// a mistake, reported with all its members. What companies may decide for themselves
// is a [Rule] that [Hierarchy.Check] applies; standard.Rules returns those drawn from
// the article. Nothing recurses over an organisation, and queries do not allocate.
//
// # Campaigns
//
// A [Campaign] has KPIs, each with a target; package score compares them with what was
// counted. KPIs belong to campaigns. A holder of a position is an opaque string, and
// nobody is scored.
//
// # Errors
//
// A function that rejects its input returns [Problems]: every mistake once, in input
// order, the same in every run, and changes nothing. A [Problem] has a path in JSON
// field names, a [Code], a detail and, if it came from a file, its place there:
//
//	if errors.Is(err, socialorg.ErrCycle) { ... }
//	if problems, ok := errors.AsType[socialorg.Problems](err); ok { ... }
//
// Input never causes a panic, except for a nil function, reader, writer or file
// system.
//
// # Languages
//
// Every named thing carries its own name, in one language. A [Glossary] has the names
// of a language, and [Translate] replaces those of one by those of another.
package socialorg
