package render

import (
	"cmp"
	_ "embed" // the table of the wordings
	"fmt"
	"slices"
	"strings"
	"sync"

	"example.com/socialorg"
	"example.com/socialorg/internal/detail"
	"example.com/socialorg/internal/lists"
	"example.com/socialorg/internal/wordings"
	"example.com/socialorg/orgdiff"
	"example.com/socialorg/score"
)

// Labels are the renderer's own words in one language, such as "vacant" and
// "Reports to", and how the language writes numbers and money. The zero Labels
// are English. Labels are comparable with ==.
//
// The names of roles, positions, areas and so on are not labels. They come from
// what is drawn, or else from the organisations given to [Labels.Naming]. A key
// that nothing names is written in words, "public-relations" as "Public
// relations".
type Labels struct {
	of       *wording // nil is English
	names    *names   // nil is none
	lang     string   // of the names; "" is that of the labels
	standard bool     // the roles are this library's
}

// English returns the English labels.
func English() Labels { return Labels{} }

// Indonesian returns the Indonesian labels.
func Indonesian() Labels { return Labels{of: languages()[1]} }

// Language returns the BCP 47 tag of the labels' language, such as "en" or "id".
func (l Labels) Language() string { return l.wording().Language }

// NamesIn returns labels for names, titles and summaries in a language other than that
// of the labels, given by its BCP 47 tag; "" is that of the labels. [Page] and [SVG]
// mark such text, so that a screen reader pronounces it correctly.
func (l Labels) NamesIn(language string) Labels {
	l.lang = language
	return l
}

// OfStandard returns labels for reports about the roles of packages standard and
// catalogue. Reports and pages that show areas, ranks, RACI letters or skill
// levels then say that these are the library's choices.
func (l Labels) OfStandard() Labels {
	l.standard = true
	return l
}

// Naming returns labels that know the names that these organisations give, which
// reports that see only a part of one need to name the rest. Of several names for one
// key the first counts; names that l knows already come last. A position without a
// title has the name of its role, whichever organisation gives it. Naming copies the
// names and takes time linear in the organisations.
func (l Labels) Naming(orgs ...socialorg.Org) Labels {
	l.names = &names{make(map[thing]string), make(map[socialorg.PositionID]called), l.names}
	for i := range orgs {
		l.names.add(&orgs[i])
	}
	return l
}

// Equal reports whether l == m: the same language, names from the same call of
// [Labels.Naming], and both or neither of them [Labels.OfStandard]. go-cmp uses it.
func (l Labels) Equal(m Labels) bool { return l == m }

func (l Labels) wording() *wording {
	if l.of == nil {
		return languages()[0]
	}
	return l.of
}

// names are what things are called; nil are none.
type names struct {
	of        map[thing]string
	positions map[socialorg.PositionID]called
	known     *names // before, for what these do not name
}

type thing struct{ kind, key string } // a kind as in package orgdiff

// called is what a position is called: its title, or else the name of its role.
type called struct {
	title string
	role  socialorg.RoleID
}

// add adds the names of an organisation. A position is called what it is called where
// it stands first: another with its id in another organisation is not that position.
func (n *names) add(o *socialorg.Org) {
	o.Walk(func(_ fmt.Stringer, kind, key string, name *string) {
		of := thing{strings.ToLower(kind), key} // Walk calls a KPI "KPI"
		if name != nil && *name != "" && kind != "title" && n.of[of] == "" {
			n.of[of] = *name
		}
	})
	for _, p := range o.Positions {
		if _, has := n.positions[p.ID]; !has {
			n.positions[p.ID] = called{p.Title, p.Role}
		}
	}
}

// name returns the name of a thing, "" for none.
func (n *names) name(kind orgdiff.Kind, key string) (name string) {
	for ; n != nil && name == ""; n = n.known {
		name = n.of[thing{string(kind), key}]
	}
	return name
}

// name returns a name as a text.
func (l Labels) name(s string) text {
	if s == "" {
		return nil
	}
	lang := l.lang
	if lang == l.Language() {
		lang = ""
	}
	return text{{Text: s, Name: true, Lang: lang}}
}

// named returns the first of the names that is not empty, or else that which l knows
// for the key of a kind, or else the key in words.
func named[K ~string](l Labels, kind orgdiff.Kind, key K, names ...string) text {
	name := cmp.Or(names...)
	if name == "" {
		name = l.names.name(kind, string(key))
	}
	if name == "" {
		name = detail.Capital(strings.ReplaceAll(string(key), "-", " "))
	}
	return l.name(name)
}

// word returns the name of an area, a partner, a kind, a subject, a unit, a
// metric or a channel.
func word[K ~string](l Labels, key K) text { return named(l, orgdiff.Term, key) }

// role returns the name of a role.
func (l Labels) role(id socialorg.RoleID, names ...string) text {
	return named(l, orgdiff.Role, id, names...)
}

// inSentence returns a name without the capital that a common noun has only where
// it stands alone. A name in another language than the labels stays as it is.
func (l Labels) inSentence(name text) text {
	return name.first(func(p *piece) {
		if p.Lang == "" {
			p.Text = detail.InSentence(p.Text)
		}
	})
}

// sentence returns t with a capital at the beginning.
func sentence(t text) text {
	t = slices.DeleteFunc(slices.Clone(t), func(p piece) bool { return p.Text == "" })
	return t.first(func(p *piece) { p.Text = detail.Capital(p.Text) })
}

// position returns the title of a position with its id, or its id alone.
func (l Labels) position(id socialorg.PositionID) text {
	for n := l.names; n != nil; n = n.known {
		if as, has := n.positions[id]; has {
			return l.titled(cmp.Or(as.title, l.names.name(orgdiff.Role, string(as.role))), id)
		}
	}
	return l.titled("", id)
}

// titled returns a title with the id, where that says more.
func (l Labels) titled(title string, id socialorg.PositionID) text {
	if title == "" || title == string(id) {
		return verbatim(string(id))
	}
	return append(l.name(title), piece{Text: " ("}, piece{Text: string(id), Name: true}, piece{Text: ")"})
}

// dash stands for nothing.
func dash() text { return label("–") }

// involvement returns the label of an involvement, a dash for none.
func (l Labels) involvement(i socialorg.Involvement) text { return closed(l.wording().Involvements, i) }

// closed returns the label of a string of a closed set, the string itself where
// it is not one of them, and a dash for "".
func closed[K ~string](labels map[K]string, key K) text {
	if s, ok := labels[key]; ok {
		return label(s)
	}
	if key == "" {
		return dash()
	}
	return verbatim(string(key))
}

// verbatim returns an id or a value as it is written.
func verbatim(s string) text {
	if s == "" {
		return nil
	}
	return text{{Text: s, Name: true}}
}

// all returns "a, b and c", as the language writes it.
func (l Labels) all(texts []text) text { return l.series(texts, l.wording().And) }

// either returns "a, b or c".
func (l Labels) either(texts []text) text { return l.series(texts, l.wording().Or) }

func (l Labels) series(texts []text, conjunction string) text {
	last := len(texts) - 1
	if last < 1 {
		return join(texts, "")
	}
	before := " "
	if last > 1 && l.wording().SerialComma {
		before = ", "
	}
	return append(append(join(texts[:last], ", "), piece{Text: before + conjunction + " "}), texts[last]...)
}

// few returns the texts of the first few of a list, and counts the rest.
func few[T any](l Labels, list []T, most int, of func(T) text) text {
	t := join(lists.Each(list[:min(most, len(list))], of), ", ")
	if more := len(list) - most; more > 0 {
		return join([]text{t, l.more(more)}, " ")
	}
	return t
}

// more counts what is left out.
func (l Labels) more(n int) text { return fill(l.wording().AndMore, label(l.number(float64(n)))) }

// A wording is every label in one language. What each is about, and what stands for
// its %s, is in the table that it is read from.
type wording struct {
	Language                  string // BCP 47
	DecimalComma, SerialComma bool   // 1.234,5; a, b, and c

	// Charts.
	NoPositions, OrganisationChart, DottedLine, DottedLineTo, Vacant, DirectReports, AllBelow, OtherGroups string

	Level, Position counted

	// Reports.
	And, Or, Yes, AndMore, TheRole, Subject, LineTo, MinRank, ChosenHere, NothingStated, AllInvolved      string
	Area, Goal, Goals, Kind, Rank, ReportsTo, Role, Skill, Skills, SkillLevel, RACIRole, With             string
	Responsibility, Responsibilities, NoResponsibilities, Accountable, Responsible, Coverage, Finding     string
	RACIMatrix, RACIInferred, SkillGaps, NoGaps, GapCount, Needed, IsNeeded, Held, NotHeld, NotStated     string
	AdTasks, AdAdvises, AdExamples, AdSkills, Welcome, AdMeasures, AdMeasuredBy, AdPeople, AdReportsTo    string
	AdWorksWith, AdNeeded, AdOtherSkills, AdOtherMeasures, AdOtherPartners                                string
	Comparison, NoScopes, NoSharedGoals, SharedGoals, Reasons                                             string
	OnlyAccountable, ByArea, FurtherRight, NotInvolved, Shares, SharesNothing, BarWanted                  string
	ReportingLines, Campaign, KPI, KPIOn, KPIsOf, Target, Value, Attained, Before, After, Change, Status  string
	NotCovered, ValueAndTarget, BarTarget, BarOpen, BarWas, AtLeast, AtMost, MoreThan, Seconds, NoTargets string
	NothingJudged, Score, ScoreBetween, Judged, Doubts, No, NothingCounted, NotMeasured, During, Points   string

	SkillOf, SharedGoal, SharedDuty, SharedSkill, JudgedAll counted

	Choices map[string]string // what this library chose

	// Changes.
	Changes, NoChanges, Details, MovedBetween, GaveUp, TookOn, Of, Under, To, Added, Removed string

	Manager, Person counted
	Kinds           map[orgdiff.Kind]counted
	Ops             map[orgdiff.Op]string
	Actions         map[string]string // by kind and operation, where the operation does not say it
	Fields          map[string]string // by JSON name

	// Pages.
	Campaigns, Chart, FullSize, Comparisons, Contents, DottedLinesTo, HeldBy, ID, KPIsSetBy, ChartLevel string
	PositionName, Positions, Roles, SkipToContent, Team, Channels, Period                               string
	Scorecards, ComparisonsTooLarge, MatrixTooLarge                                                     string

	// Closed sets.
	Involvements, RACILetters, RACIInferences map[socialorg.Involvement]string
	Aggregations                              map[socialorg.Aggregation]string
	Levels, AdLevels                          map[socialorg.SkillLevel]string
	Ranks                                     map[socialorg.Rank]string
	Scopes                                    map[socialorg.ScopeRelation]string
	Findings                                  map[socialorg.CoverageStatus]string
	Statuses                                  map[score.Status]string
	DoubtKinds                                map[score.DoubtKind]string
	Whys                                      map[score.Reason]string
}

// A counted is a noun beside a number: "position|positions", or one form for all.
type counted string

// of returns the form for a number.
func (c counted) of(n int) string {
	one, several, differ := strings.Cut(string(c), "|")
	if n == 1 || !differ {
		return one
	}
	return several
}

//go:embed wording.csv
var labelTable string

// languages returns the languages that there are labels in, in the order of the table's
// columns: English first. It reads the table when labels are first asked for.
var languages = sync.OnceValue(func() []*wording { return wordings.Read[wording](labelTable) })
