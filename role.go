package socialorg

import (
	"cmp"
	"slices"

	"example.com/socialorg/internal/detail"
)

// A RoleID names a role, and is written like a [Key]: "social-media-manager".
type RoleID string

// A Key names what roles share: a responsibility, a skill, a goal, a partner, a
// KPI, a campaign, a channel. It is lower-case ASCII letters and digits in words
// joined by single hyphens, at most [MaxKeyBytes], compared byte for byte.
type Key string

// A Role is what is expected of whoever holds a position. The zero one is not
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

// Validate reports, as [Problems], every mistake in the role by itself.
func (r Role) Validate() error { return r.problems(new(references)).Err() }

func (r Role) problems(in *references) Problems {
	var ps Problems
	checkKey(&ps, "id", r.ID)
	if r.Name == "" {
		ps.Add("name", ErrRequired, "is missing")
	}
	checkText(&ps, "name", r.Name, "")
	checkText(&ps, "summary", r.Summary, "\n")
	checkWord(&ps, "rank", r.Rank, ranks)
	checkEach(&ps, "goals", r.Goals, in.goals.check)
	checkItems(&ps, "responsibilities", r.Responsibilities, Responsibility.identity,
		func(d Responsibility) Problems { return d.problems(in) })
	checkItems(&ps, "skills", r.Skills, Skill.identity, Skill.problems)
	checkItems(&ps, "reportsTo", r.ReportsTo, ReportingLine.identity,
		func(l ReportingLine) Problems { return l.problems(in) })
	checkFormerly(&ps, r.Formerly, r.ID, checkKey)
	return ps
}

// Responsibility returns a copy of the first one with the key; false for none.
func (r Role) Responsibility(key Key) (Responsibility, bool) {
	if d := find(r.Responsibilities, func(d *Responsibility) bool { return d.Key == key }); d != nil {
		return d.clone(), true
	}
	return Responsibility{}, false
}

// Involvement returns the greatest involvement of r in the area, "" for none.
func (r Role) Involvement(area Area) Involvement { return r.scope()[area] }

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

// equal takes a nil list for an empty one, as those of other types do.
func (r Role) equal(s Role) bool {
	return r.ID == s.ID && r.Name == s.Name && r.Summary == s.Summary && r.Rank == s.Rank &&
		slices.Equal(r.Goals, s.Goals) &&
		slices.EqualFunc(r.Responsibilities, s.Responsibilities, Responsibility.equal) &&
		slices.Equal(r.Skills, s.Skills) && slices.Equal(r.ReportsTo, s.ReportsTo) &&
		slices.Equal(r.Formerly, s.Formerly)
}

// A Responsibility is a duty of a role; roles that share one share its key.
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
	checkEach(&ps, "goals", d.Goals, in.goals.check)
	checkFormerly(&ps, d.Formerly, d.Key, checkKey)
	return ps
}

func (d Responsibility) clone() Responsibility {
	d.With, d.Goals, d.Formerly = cloneList(d.With), cloneList(d.Goals), cloneList(d.Formerly)
	return d
}

func (d Responsibility) equal(e Responsibility) bool {
	return d.Key == e.Key && d.Name == e.Name && d.Area == e.Area && d.Involvement == e.Involvement &&
		slices.Equal(d.With, e.With) && slices.Equal(d.Goals, e.Goals) && slices.Equal(d.Formerly, e.Formerly)
}

// An Area is a part of the work, one of those below or a program's own.
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

// An Involvement is the part that a role has in a responsibility, as in a RACI
// matrix; "" is none. Who is accountable for something has authority over it.
type Involvement string

// The involvements, from the least; the last two count as equal for a scope.
const (
	Informed               Involvement = "informed"
	Consulted              Involvement = "consulted"
	Responsible            Involvement = "responsible"             // does the work
	Accountable            Involvement = "accountable"             // answers for the result, and decides
	AccountableResponsible Involvement = "accountable-responsible" // answers for it and does the work: "A/R"
)

var involvements = []Involvement{Informed, Consulted, Responsible, Accountable, AccountableResponsible}

// Compare orders involvements; what is not an involvement counts as none.
func (i Involvement) Compare(j Involvement) int {
	return cmp.Compare(slices.Index(involvements, i), slices.Index(involvements, j))
}

// IsAccountable reports whether i is Accountable or AccountableResponsible.
func (i Involvement) IsAccountable() bool { return i == Accountable || i == AccountableResponsible }

// A Skill is something that a role needs or that a person has.
type Skill struct {
	Key   Key        `json:"key"`
	Name  string     `json:"name,omitempty"` // for people
	Kind  Key        `json:"kind,omitempty"` // [KindTechnical]; "" means not stated
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

// The kinds of skills of a social media department; programs may have others.
const (
	KindTechnical  Key = "technical"  // the craft of social media (S50, S52, S54)
	KindMarketing  Key = "marketing"  // (S52)
	KindLeadership Key = "leadership" // (S52)
	KindKnowledge  Key = "knowledge"  // needed by whoever enters the field (S3)
)

// A SkillLevel says how well a skill is mastered, on the scale of the UK
// government's digital and data profession; "" means not stated.
type SkillLevel string

// The levels, from the lowest to the highest.
const (
	LevelAwareness    SkillLevel = "awareness"
	LevelWorking      SkillLevel = "working"
	LevelPractitioner SkillLevel = "practitioner"
	LevelExpert       SkillLevel = "expert"
)

var skillLevels = []SkillLevel{LevelAwareness, LevelWorking, LevelPractitioner, LevelExpert}

// Compare orders levels; what is not a level counts as not stated.
func (l SkillLevel) Compare(m SkillLevel) int {
	return cmp.Compare(slices.Index(skillLevels, l), slices.Index(skillLevels, m))
}

// A SkillGap is a skill that somebody lacks for a role.
type SkillGap struct {
	Need Skill      `json:"need"`
	Have SkillLevel `json:"have,omitempty"` // "" where the skill is absent, or held at no stated level
	Held bool       `json:"held"`           // false: absent; true: held, at too low a level
}

// String returns "Copywriting: absent" or "SEO: has working, needs expert".
func (g SkillGap) String() string {
	how := "absent"
	if g.Held {
		how = "has " + cmp.Or(string(g.Have), "it at no stated level") + ", needs " + string(g.Need.Level)
	}
	return detail.Line(cmp.Or(g.Need.Name, string(g.Need.Key)) + ": " + how)
}

// SkillGaps returns what a person with these skills lacks for r, in the order of
// r.Skills: what is absent, or held at too low a level. No stated level is the
// lowest. Of a skill that have lists twice, the higher level counts.
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

// A Rank is the level of a role in the organisation; "" means not stated.
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

// Compare orders ranks; what is not a rank counts as not stated.
func (r Rank) Compare(s Rank) int {
	return cmp.Compare(slices.Index(ranks, r), slices.Index(ranks, s))
}

// A ReportingLine says to whom a role may report, and what: either to one role, To,
// or to any role of the rank MinRank or above (S57, S58).
type ReportingLine struct {
	To      RoleID `json:"to,omitempty"`
	MinRank Rank   `json:"minRank,omitempty"`
	Subject Key    `json:"subject,omitempty"` // what is reported: "performance"; "" means not stated
}

func (l ReportingLine) problems(in *references) Problems {
	var ps Problems
	switch {
	case l.To != "":
		in.roles.check(&ps, "to", l.To)
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

// identity returns the role or the rank that the line leads to.
func (l ReportingLine) identity() identity {
	if l.MinRank != "" {
		return identity{"minRank", string(l.To) + string(l.MinRank)}
	}
	return identity{"to", string(l.To)}
}
