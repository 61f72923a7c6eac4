// Package catalogue is not the article's: it has five common roles around the
// two that the article describes, put together from job postings, job families
// and other descriptions of these jobs. Package standard, which this package
// adds to, has the article's content and nothing of this.
//
// An item, which is a responsibility or a skill of a role, is here only where
// at least three independent sources state it, two of them of grade A or B;
// [Items] says how many sources of which grade do. docs/catalogue.md lists the
// sources. What they do not state is empty: no level of a skill, no goal, nobody
// who is consulted or informed. The wording is the library's own.
//
// The areas, ranks, reporting lines and involvements are this library's choice,
// as in package standard. A role of this package is responsible for what it
// does, and never accountable in the eight areas of package standard: those are
// the social media manager's. Paid media is an area of its own,
// [AreaAdvertising], because the employers who say where it belongs give it to
// another team. The digital marketing manager is accountable for it.
//
// Where a role of this package does the same work as the social media
// specialist, both are responsible for it.
//
// Every function returns a value that the caller may change.
package catalogue
