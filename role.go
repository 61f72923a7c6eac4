package socialorg

import (
	"cmp"
	"slices"

	"example.com/socialorg/internal/detail"
)

// A RoleID names a role: lower-case ASCII letters and digits in words joined
// by single hyphens, at most [MaxKeyBytes], like "social-media-manager". It is
// compared byte for byte.
type RoleID string

// A Key names something that roles share: a responsibility, a skill, a goal, a
// partner, a KPI, a campaign, a channel. It is written like a [RoleID].
type Key string

// A Role describes what an organisation expects of whoever holds a position:
// the responsibilities, the skills, the possible reporting lines. It is plain
// data; [Role.Validate] checks it. The zero Role states nothing and is not
// valid.
type Role struct {
	ID               RoleID           `json:"id"`
	Name             string           `json:"name"`              // for people, in one language
	Summary          string           `json:"summary,omitempty"` // for people; may have line breaks
	Rank             Rank             `json:"rank,omitempty"`
	Goals            []Key            `json:"goals,omitempty"` // goals of the organisation that the whole role serves (S6)
	Responsibilities []Responsibility `json:"responsibilities,omitempty"`
	Skills           []Skill          `json:"skills,omitempty"`
	ReportsTo        []ReportingLine  `json:"reportsTo,omitempty"` // any one of these; none: unrestricted
	Formerly         []RoleID         `json:"formerly,omitempty"`  // ids that it had before
}

// Validate reports every mistake in the role by itself, in the order of its
// fields, as [Problems]; nil when there is none. Only [Org.Validate] can check
// that the roles and goals it refers to exist.
func (r Role) Validate() error { return r.problems(nil).Err() }

func (r Role) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "id", r.ID)
	if r.Name == "" {
		ps.Add("name", ErrRequired, "is missing")
	}
	checkText(&ps, "name", r.Name, "")
	checkText(&ps, "summary", r.Summary, "\n")
	checkWord(&ps, "rank", r.Rank, ranks)
	checkEach(&ps, "goals", r.Goals, in.checkGoal)
	checkItems(&ps, "responsibilities", "key", r.Responsibilities, Responsibility.key,
		func(d Responsibility) Problems { return d.problems(in) })
	checkItems(&ps, "skills", "key", r.Skills, Skill.key, Skill.problems)
	checkLines(&ps, r.ReportsTo, in)
	checkFormerly(&ps, r.Formerly, r.ID, checkKey)
	return ps
}

func (r Role) id() RoleID { return r.ID }

// Responsibility returns a copy of the responsibility that r states under the
// key; false when it states none. Where an invalid role states several, it
// returns the first.
func (r Role) Responsibility(key Key) (Responsibility, bool) {
	for _, d := range r.Responsibilities {
		if d.Key == key {
			return d.clone(), true
		}
	}
	return Responsibility{}, false
}

// Involvement returns the greatest involvement, in the order of
// [Involvement.Compare], that r has in any responsibility in the area. It
// returns "" if r has none there, including for an unknown area.
func (r Role) Involvement(area Area) Involvement {
	var greatest Involvement
	for _, d := range r.Responsibilities {
		if d.Area == area && d.Involvement.Compare(greatest) > 0 {
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

// clone returns a deep copy of r, in which empty lists are nil.
func (r Role) clone() Role {
	r.Goals = cloneList(r.Goals)
	r.Responsibilities = cloneEach(r.Responsibilities, Responsibility.clone)
	r.Skills = cloneList(r.Skills)
	r.ReportsTo = cloneList(r.ReportsTo)
	r.Formerly = cloneList(r.Formerly)
	return r
}

// equal reports whether r and s have the same content; a nil list equals an
// empty one.
func (r Role) equal(s Role) bool {
	return r.ID == s.ID && r.Name == s.Name && r.Summary == s.Summary && r.Rank == s.Rank &&
		slices.Equal(r.Goals, s.Goals) &&
		slices.EqualFunc(r.Responsibilities, s.Responsibilities, Responsibility.equal) &&
		slices.Equal(r.Skills, s.Skills) && slices.Equal(r.ReportsTo, s.ReportsTo) &&
		slices.Equal(r.Formerly, s.Formerly)
}

// A Responsibility is one duty of a role, and how far the role answers for it.
// Where two roles take part in the same duty, both state it under the same key.
type Responsibility struct {
	Key         Key         `json:"key"`
	Name        string      `json:"name,omitempty"` // for people
	Area        Area        `json:"area"`
	Involvement Involvement `json:"involvement"`
	With        []Key       `json:"with,omitempty"`     // partners: "public-relations", "influencers"
	Goals       []Key       `json:"goals,omitempty"`    // goals of the organisation that this one serves in particular
	Formerly    []Key       `json:"formerly,omitempty"` // keys that it had before
}

func (d Responsibility) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "key", d.Key)
	checkText(&ps, "name", d.Name, "")
	checkKey(&ps, "area", d.Area)
	if d.Involvement == "" {
		ps.Add("involvement", ErrRequired, "is missing")
	}
	checkWord(&ps, "involvement", d.Involvement, involvements)
	checkEach(&ps, "with", d.With, checkKey)
	checkEach(&ps, "goals", d.Goals, in.checkGoal)
	checkFormerly(&ps, d.Formerly, d.Key, checkKey)
	return ps
}

func (d Responsibility) key() Key { return d.Key }

func (d Responsibility) clone() Responsibility {
	d.With, d.Goals, d.Formerly = cloneList(d.With), cloneList(d.Goals), cloneList(d.Formerly)
	return d
}

func (d Responsibility) equal(e Responsibility) bool {
	return d.Key == e.Key && d.Name == e.Name && d.Area == e.Area && d.Involvement == e.Involvement &&
		slices.Equal(d.With, e.With) && slices.Equal(d.Goals, e.Goals) && slices.Equal(d.Formerly, e.Formerly)
}

// An Area is a part of the work. The set is open: programs define their own,
// written like a [Key].
type Area string

// The areas of a social media department.
const (
	AreaStrategy    Area = "strategy"
	AreaCampaigns   Area = "campaigns"
	AreaContent     Area = "content"
	AreaPerformance Area = "performance" // of social media and of campaigns, never of people
	AreaBrand       Area = "brand"
	AreaRelations   Area = "relations" // with customers, stakeholders, the public and its opinion leaders
	AreaPeople      Area = "people"
	AreaBudget      Area = "budget"
)

// An Involvement is the part that a role has in a responsibility, in the terms
// of a RACI matrix: responsible, accountable, consulted, informed. The set is
// closed and ordered; "" means none. To be accountable for something is to have
// authority over it.
type Involvement string

// The involvements, from the least to the greatest. Roles have the same scope
// with Accountable as with AccountableResponsible; see [CompareRoles].
const (
	Informed               Involvement = "informed"
	Consulted              Involvement = "consulted"
	Responsible            Involvement = "responsible"             // does the work
	Accountable            Involvement = "accountable"             // answers for the result, and decides
	AccountableResponsible Involvement = "accountable-responsible" // answers for it and does the work: "A/R"
)

var involvements = []Involvement{Informed, Consulted, Responsible, Accountable, AccountableResponsible}

// Compare returns -1, 0 or +1 as i is less than, equal to or greater than j:
// none < informed < consulted < responsible < accountable <
// accountable-responsible. A string that is not an involvement counts as none.
func (i Involvement) Compare(j Involvement) int {
	return cmp.Compare(slices.Index(involvements, i), slices.Index(involvements, j))
}

// IsAccountable reports whether i includes answering for the result: Accountable
// and AccountableResponsible do.
func (i Involvement) IsAccountable() bool { return i == Accountable || i == AccountableResponsible }

// scope returns i as it counts for the scope of a role: Accountable in place of
// AccountableResponsible.
func (i Involvement) scope() Involvement {
	if i.IsAccountable() {
		return Accountable
	}
	return i
}

// A Skill is something that a role needs or that a person has. An empty Level
// means that none is stated. Skills are comparable with ==.
type Skill struct {
	Key   Key        `json:"key"`
	Name  string     `json:"name,omitempty"` // for people
	Kind  SkillKind  `json:"kind,omitempty"`
	Level SkillLevel `json:"level,omitempty"`
}

func (s Skill) problems() Problems {
	var ps Problems
	checkKey(&ps, "key", s.Key)
	checkText(&ps, "name", s.Name, "")
	checkOptionalKey(&ps, "kind", s.Kind)
	checkWord(&ps, "level", s.Level, skillLevels)
	return ps
}

func (s Skill) key() Key { return s.Key }

// A SkillKind groups skills. The set is open: programs define their own,
// written like a [Key]; "" means not stated.
type SkillKind string

// The kinds of skills of a social media department.
const (
	KindTechnical  SkillKind = "technical"  // the craft of social media (S50, S52, S54)
	KindMarketing  SkillKind = "marketing"  // (S52)
	KindLeadership SkillKind = "leadership" // (S52)
	KindKnowledge  SkillKind = "knowledge"  // needed by whoever enters the field (S3)
)

// A SkillLevel says how well a skill is mastered, on the four-level scale of
// the UK government's digital and data profession. The set is closed and
// ordered; "" means not stated.
type SkillLevel string

// The levels, from the lowest to the highest.
const (
	LevelAwareness    SkillLevel = "awareness"
	LevelWorking      SkillLevel = "working"
	LevelPractitioner SkillLevel = "practitioner"
	LevelExpert       SkillLevel = "expert"
)

var skillLevels = []SkillLevel{LevelAwareness, LevelWorking, LevelPractitioner, LevelExpert}

// Compare returns -1, 0 or +1 as l is lower than, equal to or higher than m:
// not stated < awareness < working < practitioner < expert. A string that is not
// a level counts as not stated.
func (l SkillLevel) Compare(m SkillLevel) int {
	return cmp.Compare(slices.Index(skillLevels, l), slices.Index(skillLevels, m))
}

// A SkillGap is a skill that somebody lacks for a role; see [Role.SkillGaps].
type SkillGap struct {
	Need Skill      `json:"need"`
	Have SkillLevel `json:"have,omitempty"` // "" where the skill is absent, or held at no stated level
	Held bool       `json:"held"`           // false: absent; true: held, at too low a level
}

// String describes the gap in a few words: "Copywriting: absent", "Knowledge of
// algorithms: has working, needs expert".
func (g SkillGap) String() string {
	name := cmp.Or(g.Need.Name, string(g.Need.Key))
	switch {
	case !g.Held:
		name += ": absent"
	case g.Have == "":
		name += ": has it at no stated level, needs " + string(g.Need.Level)
	default:
		name += ": has " + string(g.Have) + ", needs " + string(g.Need.Level)
	}
	return detail.Line(name)
}

// SkillGaps returns what a person with these skills lacks for r, in the order
// of r.Skills: skills that are absent, and skills that are held at too low a
// level. A level above the need is not a gap. If r states no level, any level
// will do; a skill held at no stated level counts as below every level. Where a
// skill is listed twice in have, the higher level counts.
func (r Role) SkillGaps(have []Skill) []SkillGap {
	held := make(map[Key]SkillLevel, len(have))
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

// A Rank is the level of a role in the organisation. The set is closed and
// ordered; "" means not stated.
type Rank string

// The ranks, from the lowest to the highest.
const (
	RankIndividual    Rank = "individual"
	RankLead          Rank = "lead"
	RankManager       Rank = "manager"
	RankSeniorManager Rank = "senior-manager"
	RankDirector      Rank = "director"
	RankExecutive     Rank = "executive"
)

var ranks = []Rank{RankIndividual, RankLead, RankManager, RankSeniorManager, RankDirector, RankExecutive}

// Compare returns -1, 0 or +1 as r is lower than, equal to or higher than s:
// not stated < individual < lead < manager < senior-manager < director <
// executive. A string that is not a rank counts as not stated.
func (r Rank) Compare(s Rank) int {
	return cmp.Compare(slices.Index(ranks, r), slices.Index(ranks, s))
}

// A ReportingLine says to whom a role may report, and what it reports. It leads
// either to one role, To, or to any role of the rank MinRank or above (S57,
// S58: "a higher position, such as"). Lines are comparable with ==.
type ReportingLine struct {
	To      RoleID `json:"to,omitempty"`
	MinRank Rank   `json:"minRank,omitempty"`
	Subject Key    `json:"subject,omitempty"` // what is reported: "performance"; "" means not stated
}

func (l ReportingLine) problems(in *references) Problems {
	var ps Problems
	switch {
	case l.To != "":
		in.checkRole(&ps, "to", l.To)
	case l.MinRank == "":
		ps.Add("to", ErrRequired, "is missing, and there is no minRank either")
	}
	if l.To != "" && l.MinRank != "" {
		ps.Add("minRank", ErrMalformed, "is %s, but the line leads to the role %s: state one of the two", detail.Quote(l.MinRank), detail.Quote(l.To))
	} else {
		checkWord(&ps, "minRank", l.MinRank, ranks)
	}
	checkOptionalKey(&ps, "subject", l.Subject)
	return ps
}

// key returns the target as a string, which differs between a role and a rank
// of the same name.
func (l ReportingLine) key() string {
	if l.MinRank == "" {
		return string(l.To)
	}
	return string(l.To) + ">=" + string(l.MinRank)
}

// checkLines checks the reporting lines of a role, and reports each that leads
// where an earlier one does.
func checkLines(ps *Problems, lines []ReportingLine, in *references) {
	checkList(ps, "reportsTo", len(lines))
	first := make(map[string]int, len(lines))
	for i, l := range lines {
		of := l.problems(in)
		switch j, again := first[l.key()]; {
		case !again:
			first[l.key()] = i
		case len(of) > 0:
		case l.To != "":
			ps.duplicate(below(element("reportsTo", i), "to"), below(element("reportsTo", j), "to"), string(l.To))
		default:
			ps.duplicate(below(element("reportsTo", i), "minRank"), below(element("reportsTo", j), "minRank"), string(l.MinRank))
		}
		if len(of) > 0 {
			ps.Under(element("reportsTo", i), of)
		}
	}
}
