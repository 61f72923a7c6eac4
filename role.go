package socialorg

import (
	"cmp"
	"slices"
)

// A RoleID names a role: lower-case ASCII letters and digits in words joined
// by single hyphens, at most [MaxKeyBytes], as "social-media-manager". It is
// compared byte for byte.
type RoleID string

// A Key names something that roles share: a responsibility, a skill, a goal, a
// partner, a KPI, a campaign. It is written like a [RoleID].
type Key string

// A Role is what an organisation expects of whoever holds a position: what it
// answers for, which skills it needs, to whom it may report. It is plain data;
// [Role.Validate] checks it. The zero Role states nothing, and is not valid.
type Role struct {
	ID               RoleID           `json:"id"`
	Name             string           `json:"name"`              // for people, in one language
	Summary          string           `json:"summary,omitempty"` // may have line breaks
	Rank             Rank             `json:"rank,omitempty"`
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	Skills           []Skill          `json:"skills,omitempty"`
	ReportsTo        []ReportingLine  `json:"reportsTo,omitempty"` // any one of these; none: unrestricted
}

// Validate reports every mistake in the role by itself, in the order of its
// fields, as [Problems]; nil when there is none. Whether the roles and goals
// that it refers to exist is a question to [Org.Validate].
func (r Role) Validate() error { return r.problems(nil).err() }

func (r Role) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "id", r.ID)
	if r.Name == "" {
		ps.add("name", ErrRequired, "is missing")
	}
	checkText(&ps, "name", r.Name, "")
	checkText(&ps, "summary", r.Summary, "\n")
	checkWord(&ps, "rank", r.Rank, ranks)
	checkItems(&ps, "responsibilities", "key", r.Responsibilities, Responsibility.key,
		func(d Responsibility) Problems { return d.problems(in) })
	checkItems(&ps, "skills", "key", r.Skills, Skill.key, Skill.problems)
	checkItems(&ps, "reportsTo", "to", r.ReportsTo, ReportingLine.key,
		func(l ReportingLine) Problems { return l.problems(in) })
	return ps
}

func (r Role) id() RoleID { return r.ID }

// Involvement returns the greatest involvement that r has in the area, over
// all its responsibilities there; "" when it has none.
func (r Role) Involvement(in Area) Involvement {
	var greatest Involvement
	for _, d := range r.Responsibilities {
		if d.Area == in && d.Involvement.Compare(greatest) > 0 {
			greatest = d.Involvement
		}
	}
	return greatest
}

// scope returns the greatest involvement of r in each area where it has one.
func (r Role) scope() map[Area]Involvement {
	scope := make(map[Area]Involvement)
	for _, d := range r.Responsibilities {
		if d.Involvement.Compare(scope[d.Area]) > 0 {
			scope[d.Area] = d.Involvement
		}
	}
	return scope
}

// SkillGaps returns what a person with these skills lacks for r, in the order
// of r.Skills: skills that are absent, and skills that are held at too low a
// level. A level above the need is no gap; where r states no level any will
// do, and a held skill of no stated level is below every stated one. Where a
// skill is listed twice in have, the higher level counts.
func (r Role) SkillGaps(have []Skill) []SkillGap {
	held := make(map[Key]Level, len(have))
	for _, s := range have {
		if level, ok := held[s.Key]; !ok || s.Level.Compare(level) > 0 {
			held[s.Key] = s.Level
		}
	}
	var gaps []SkillGap
	for _, need := range r.Skills {
		if level, ok := held[need.Key]; !ok || level.Compare(need.Level) < 0 {
			gaps = append(gaps, SkillGap{Need: need, Have: level, Held: ok})
		}
	}
	return gaps
}

// clone returns a deep copy of r, in which empty lists are nil.
func (r Role) clone() Role {
	r.Responsibilities = cloneEach(r.Responsibilities, Responsibility.clone)
	r.Skills = cloneList(r.Skills)
	r.ReportsTo = cloneList(r.ReportsTo)
	return r
}

// equal reports whether r and s have the same content; a nil list equals an
// empty one.
func (r Role) equal(s Role) bool {
	return r.ID == s.ID && r.Name == s.Name && r.Summary == s.Summary && r.Rank == s.Rank &&
		slices.EqualFunc(r.Responsibilities, s.Responsibilities, Responsibility.equal) &&
		slices.Equal(r.Skills, s.Skills) && slices.Equal(r.ReportsTo, s.ReportsTo)
}

// A Responsibility is one thing that a role answers for, and how far. Where
// two roles have a part in the same thing, both state it under the same key.
type Responsibility struct {
	Key         Key         `json:"key"`
	Name        string      `json:"name,omitempty"` // for people
	Area        Area        `json:"area"`
	Involvement Involvement `json:"involvement"`
	With        []Key       `json:"with,omitempty"`  // partners: "public-relations", "influencers"
	Goals       []Key       `json:"goals,omitempty"` // goals of the organisation that it serves
}

func (d Responsibility) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", d.Key)
	checkText(&ps, "name", d.Name, "")
	checkKey(&ps, "area", d.Area)
	if d.Involvement == "" {
		ps.add("involvement", ErrRequired, "is missing")
	}
	checkWord(&ps, "involvement", d.Involvement, involvements)
	checkEach(&ps, "with", d.With, checkKey)
	checkEach(&ps, "goals", d.Goals, in.checkGoal)
	return ps
}

func (d Responsibility) key() Key { return d.Key }

func (d Responsibility) clone() Responsibility {
	d.With, d.Goals = cloneList(d.With), cloneList(d.Goals)
	return d
}

func (d Responsibility) equal(e Responsibility) bool {
	return d.Key == e.Key && d.Name == e.Name && d.Area == e.Area && d.Involvement == e.Involvement &&
		slices.Equal(d.With, e.With) && slices.Equal(d.Goals, e.Goals)
}

// An Area is a part of the work. The set is open: programs define their own,
// written like a [Key].
type Area string

// The areas of the standard department.
const (
	AreaStrategy    Area = "strategy"
	AreaCampaigns   Area = "campaigns"
	AreaContent     Area = "content"
	AreaPerformance Area = "performance" // of social media and of campaigns, never of persons
	AreaBrand       Area = "brand"
	AreaRelations   Area = "relations" // with customers, stakeholders and opinion leaders
	AreaPeople      Area = "people"
	AreaBudget      Area = "budget"
)

// An Involvement is the part that a role has in something, in the terms of a
// RACI matrix (responsible, accountable, consulted, informed). The set is
// closed and ordered; "" is none. To be accountable for an area is to have
// the authority there.
type Involvement string

// The involvements, from the least to the greatest.
const (
	Informed    Involvement = "informed"
	Consulted   Involvement = "consulted"
	Responsible Involvement = "responsible" // does the work
	Accountable Involvement = "accountable" // answers for the result; decides
)

var involvements = []Involvement{Informed, Consulted, Responsible, Accountable}

// Compare returns -1, 0 or +1 as i is less than, equal to or greater than j:
// none < informed < consulted < responsible < accountable. A word that is not
// an involvement counts as none.
func (i Involvement) Compare(j Involvement) int {
	return cmp.Compare(slices.Index(involvements, i), slices.Index(involvements, j))
}

// A Skill is something that a role needs or a person has. The zero Level is
// not stated. Skills are comparable with ==.
type Skill struct {
	Key   Key       `json:"key"`
	Name  string    `json:"name,omitempty"` // for people
	Kind  SkillKind `json:"kind,omitempty"`
	Level Level     `json:"level,omitempty"`
}

func (s Skill) problems() Problems {
	var ps Problems
	checkKey(&ps, "key", s.Key)
	checkText(&ps, "name", s.Name, "")
	checkOptionalKey(&ps, "kind", s.Kind)
	checkWord(&ps, "level", s.Level, levels)
	return ps
}

func (s Skill) key() Key { return s.Key }

// A SkillKind groups skills. The set is open: programs define their own,
// written like a [Key]; "" is not stated.
type SkillKind string

// The kinds of skills of the standard department.
const (
	SkillTechnical  SkillKind = "technical"
	SkillMarketing  SkillKind = "marketing"
	SkillLeadership SkillKind = "leadership"
	SkillDomain     SkillKind = "domain" // knowledge of social media and of the department itself
)

// A Level says how well a skill is mastered, on the four-level scale of the
// UK government's digital and data profession. The set is closed and ordered;
// "" is not stated.
type Level string

// The levels, from the lowest to the highest.
const (
	Awareness    Level = "awareness"
	Working      Level = "working"
	Practitioner Level = "practitioner"
	Expert       Level = "expert"
)

var levels = []Level{Awareness, Working, Practitioner, Expert}

// Compare returns -1, 0 or +1 as l is lower than, equal to or higher than m:
// not stated < awareness < working < practitioner < expert. A word that is not
// a level counts as not stated.
func (l Level) Compare(m Level) int {
	return cmp.Compare(slices.Index(levels, l), slices.Index(levels, m))
}

// A SkillGap is what somebody lacks for a role; see [Role.SkillGaps].
type SkillGap struct {
	Need Skill `json:"need"`
	Have Level `json:"have,omitempty"`
	Held bool  `json:"held"` // false: absent; true: held, at too low a level
}

// A Rank is the height of a role in the organisation. The set is closed and
// ordered; "" is not stated.
type Rank string

// The ranks, from the lowest to the highest.
const (
	RankIndividual    Rank = "individual"
	RankManager       Rank = "manager"
	RankSeniorManager Rank = "senior-manager"
	RankExecutive     Rank = "executive"
)

var ranks = []Rank{RankIndividual, RankManager, RankSeniorManager, RankExecutive}

// Compare returns -1, 0 or +1 as r is lower than, equal to or higher than s:
// not stated < individual < manager < senior-manager < executive. A word that
// is not a rank counts as not stated.
func (r Rank) Compare(s Rank) int {
	return cmp.Compare(slices.Index(ranks, r), slices.Index(ranks, s))
}

// A ReportingLine says that a role may report to another, and what it reports.
// Lines are comparable with ==.
type ReportingLine struct {
	To      RoleID `json:"to"`
	Subject Key    `json:"subject,omitempty"` // what is reported: "performance"; "" is not stated
}

func (l ReportingLine) problems(in *references) Problems {
	var ps Problems
	in.checkRole(&ps, "to", l.To)
	checkOptionalKey(&ps, "subject", l.Subject)
	return ps
}

func (l ReportingLine) key() RoleID { return l.To }

// A Goal is something that an organisation wants to reach, and that
// responsibilities, campaigns and KPIs serve. Goals are comparable with ==.
type Goal struct {
	Key  Key    `json:"key"`
	Name string `json:"name,omitempty"` // for people
}

func (g Goal) problems() Problems {
	var ps Problems
	checkKey(&ps, "key", g.Key)
	checkText(&ps, "name", g.Name, "")
	return ps
}

func (g Goal) key() Key { return g.Key }

// cloneList returns a copy of list, nil when it is empty.
func cloneList[T any](list []T) []T { return append([]T(nil), list...) }

// cloneEach returns a copy of list with every element cloned, nil when it is
// empty.
func cloneEach[T any](list []T, clone func(T) T) []T {
	list = cloneList(list)
	for i := range list {
		list[i] = clone(list[i])
	}
	return list
}
