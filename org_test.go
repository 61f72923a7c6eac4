package socialorg_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

func TestOrgValidate(t *testing.T) {
	type (
		position = socialorg.Position
		id       = socialorg.PositionID
	)
	positions := func(ps ...position) socialorg.Org { return socialorg.Org{Positions: ps} }
	full := func(change func(o *socialorg.Org)) socialorg.Org {
		o := fullOrg()
		change(&o)
		return o
	}
	for _, tt := range []struct {
		name string
		org  socialorg.Org
		want []socialorg.Problem
	}{
		{"A11 the empty organisation", socialorg.Org{}, nil},
		{"A11 empty lists", socialorg.Org{Goals: []socialorg.Goal{}, Roles: []socialorg.Role{}, Positions: []position{}, Campaigns: []socialorg.Campaign{}}, nil},
		{"A11 zero elements", socialorg.Org{
			Goals: make([]socialorg.Goal, 2), Roles: make([]socialorg.Role, 1), Positions: make([]position, 2), Campaigns: make([]socialorg.Campaign, 1),
		}, []socialorg.Problem{
			problem("goals[0].key", socialorg.ErrRequired), problem("goals[1].key", socialorg.ErrRequired),
			problem("roles[0].id", socialorg.ErrRequired), problem("roles[0].name", socialorg.ErrRequired),
			problem("positions[0].id", socialorg.ErrRequired), problem("positions[1].id", socialorg.ErrRequired), problem("campaigns[0].key", socialorg.ErrRequired),
		}},
		{"one of everything", fullOrg(), nil},

		{"A1 a position reports to itself", chart("a<a"), []socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrSelfReport)}},
		{
			"A1 beside others, whose reports are not blamed", chart("a", "b<b", "c<b", "d<c"),
			[]socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrSelfReport)},
		},
		{"A1 reports to another of nearly the same id", chart("a", "A<a"), nil},

		{"A2 cycle of two", chart("a<b", "b<a"), []socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrCycle)}},
		{"A2 cycle of three", chart("x", "c<a", "a<b", "b<c"), []socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrCycle)}},
		{"A2 chain of three", chart("x", "c<a", "a<b", "b<x"), nil},
		{"A2 tails are not blamed", chart("t1<t2", "t2<a", "a<b", "b<a", "t3<b"), []socialorg.Problem{problem("positions[2].reportsTo", socialorg.ErrCycle)}},
		{"A2 several cycles, none under a top", chart("a<b", "c<d", "b<a", "top", "d<c", "e<e"), []socialorg.Problem{
			problem("positions[0].reportsTo", socialorg.ErrCycle), problem("positions[1].reportsTo", socialorg.ErrCycle),
			problem("positions[5].reportsTo", socialorg.ErrSelfReport),
		}},
		{"A2 dotted lines may close a circle", positions(position{ID: "a", DottedTo: []id{"b"}}, position{ID: "b", ReportsTo: "a"}), nil},
		{"A2 dotted lines may cross", positions(position{ID: "a", DottedTo: []id{"b"}}, position{ID: "b", DottedTo: []id{"a"}}), nil},

		{"A4 the same id twice", chart("a", "a"), []socialorg.Problem{problem("positions[1].id", socialorg.ErrDuplicate)}},
		{
			"A4 the same id three times", chart("a", "b", "a<b", "a<b"),
			[]socialorg.Problem{problem("positions[2].id", socialorg.ErrDuplicate), problem("positions[3].id", socialorg.ErrDuplicate)},
		},
		{"A4 a line leads to the first with an id", chart("a", "b<a", "a<b"), []socialorg.Problem{problem("positions[2].id", socialorg.ErrDuplicate)}},
		{"A4 a job share is one position", positions(position{ID: "a", Holders: []string{"h1", "h2"}}), nil},
		{
			"A4 a holder twice in one position", positions(position{ID: "a", Holders: []string{"h1", "h2", "h1"}}),
			[]socialorg.Problem{problem("positions[0].holders[2]", socialorg.ErrDuplicate)},
		},
		{"A4 a holder of two positions", positions(position{ID: "a", Holders: []string{"h1"}}, position{ID: "b", Holders: []string{"h1"}}), nil},
		{"A4 a role twice", full(func(o *socialorg.Org) { o.Roles[2].ID = "boss" }), []socialorg.Problem{problem("roles[2].id", socialorg.ErrDuplicate)}},
		{"A4 a goal twice", full(func(o *socialorg.Org) { o.Goals[2].Key = "sales" }), []socialorg.Problem{problem("goals[2].key", socialorg.ErrDuplicate)}},
		{
			"A4 a campaign twice", full(func(o *socialorg.Org) { o.Campaigns[1].Key = "spring" }),
			[]socialorg.Problem{problem("campaigns[1].key", socialorg.ErrDuplicate)},
		},
		{
			"A4 a KPI twice", full(func(o *socialorg.Org) { o.Campaigns[1].KPIs[1].Key = "first" }),
			[]socialorg.Problem{problem("campaigns[1].kpis[1].key", socialorg.ErrDuplicate)},
		},

		// A5: the structure compares ids byte for byte; that two look alike is a
		// question to NoConfusableIDs, which leaves out Unicode's forms, since
		// they would need a dependency.
		{"A5 ids that differ in case", chart("DfE-3066", "DFE-3066"), nil},
		{"A5 ids that differ in Unicode form", chart("Zo\u00eb", "Zoe\u0308"), nil},

		{"A6 unknown manager", chart("a<b"), []socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrUnknown)}},
		{
			"A6 unknown manager, whose reports are not blamed", chart("a<x", "b<a", "c<b"),
			[]socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrUnknown)},
		},
		{
			"A6 unknown manager twice", chart("a<x", "b<x"),
			[]socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrUnknown), problem("positions[1].reportsTo", socialorg.ErrUnknown)},
		},
		{"A6 manager in another case", chart("Ann", "b<ann"), []socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrUnknown)}},
		{
			"A6 manager with outer spaces, where one without is there", chart("ann", "b< ann"),
			[]socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrUnknown)},
		},
		{"A6 manager with outer spaces, where none is there", chart("b< ann"), []socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrMalformed)}},
		{
			"A6 former ids do not lead anywhere", positions(position{ID: "a", Formerly: []id{"old"}}, position{ID: "b", ReportsTo: "old"}),
			[]socialorg.Problem{problem("positions[1].reportsTo", socialorg.ErrUnknown)},
		},
		{"A6 unknown role", positions(position{ID: "a", Role: "boss"}), []socialorg.Problem{problem("positions[0].role", socialorg.ErrUnknown)}},
		{"A6 malformed role", positions(position{ID: "a", Role: "The boss"}), []socialorg.Problem{problem("positions[0].role", socialorg.ErrMalformed)}},
		{
			"A6 role that is too long", positions(position{ID: "a", Role: socialorg.RoleID(strings.Repeat("x", 65))}),
			[]socialorg.Problem{problem("positions[0].role", socialorg.ErrTooLong)},
		},
		{
			"A6 a malformed role that is there is blamed once",
			socialorg.Org{Roles: []socialorg.Role{{ID: "Boss", Name: "Boss"}}, Positions: []position{{ID: "a", Role: "Boss"}}},
			[]socialorg.Problem{problem("roles[0].id", socialorg.ErrMalformed)},
		},
		{
			"A6 unknown role in a line of a role", full(func(o *socialorg.Org) { o.Roles[2].ReportsTo[1].To = "other" }),
			[]socialorg.Problem{problem("roles[2].reportsTo[1].to", socialorg.ErrUnknown)},
		},
		{
			"A6 unknown goal of a responsibility", full(func(o *socialorg.Org) { o.Roles[0].Responsibilities[0].Goals[1] = "other" }),
			[]socialorg.Problem{problem("roles[0].responsibilities[0].goals[1]", socialorg.ErrUnknown)},
		},
		{
			"A6 unknown goal of a campaign", full(func(o *socialorg.Org) { o.Campaigns[0].Goals[1] = "other" }),
			[]socialorg.Problem{problem("campaigns[0].goals[1]", socialorg.ErrUnknown)},
		},
		{
			"A6 unknown goal of a KPI", full(func(o *socialorg.Org) { o.Campaigns[0].KPIs[1].Goal = "other" }),
			[]socialorg.Problem{problem("campaigns[0].kpis[1].goal", socialorg.ErrUnknown)},
		},
		{"A6 goals are not checked where none is listed", full(func(o *socialorg.Org) { o.Goals = nil }), nil},
		{"A6 malformed goals are found where none is listed", full(func(o *socialorg.Org) {
			o.Goals = nil
			o.Roles[0].Responsibilities[0].Goals[1] = "Other"
			o.Campaigns[0].KPIs[1].Goal = "Other"
		}), []socialorg.Problem{
			problem("roles[0].responsibilities[0].goals[1]", socialorg.ErrMalformed), problem("campaigns[0].kpis[1].goal", socialorg.ErrMalformed),
		}},
		{"A6 unknown position of a campaign", full(func(o *socialorg.Org) {
			o.Campaigns[0].KPIsSetBy = "x"
			o.Campaigns[0].Team[1] = "y"
			o.Campaigns[1].Team[0] = "A"
		}), []socialorg.Problem{
			problem("campaigns[0].kpisSetBy", socialorg.ErrUnknown), problem("campaigns[0].team[1]", socialorg.ErrUnknown),
			problem("campaigns[1].team[0]", socialorg.ErrUnknown),
		}},
		{
			"A6 unknown dotted manager", positions(position{ID: "a", DottedTo: []id{"b"}}),
			[]socialorg.Problem{problem("positions[0].dottedTo[0]", socialorg.ErrUnknown)},
		},

		{"A7 no top, but a cycle, which says it all", chart("a<b", "b<a", "c<a"), []socialorg.Problem{problem("positions[0].reportsTo", socialorg.ErrCycle)}},
		{"A7 several tops", chart("a", "b", "c<b"), nil},

		{"A9 a dotted line beside the solid one", positions(position{ID: "a"}, position{ID: "b"}, position{ID: "c", ReportsTo: "a", DottedTo: []id{"b"}}), nil},
		{
			"A9 the solid line again, dotted", positions(position{ID: "a"}, position{ID: "c", ReportsTo: "a", DottedTo: []id{"a"}}),
			[]socialorg.Problem{problem("positions[1].dottedTo[0]", socialorg.ErrDuplicate)},
		},
		{
			"A9 a dotted line twice", positions(position{ID: "a"}, position{ID: "c", DottedTo: []id{"a", "a", "a"}}),
			[]socialorg.Problem{problem("positions[1].dottedTo[1]", socialorg.ErrDuplicate), problem("positions[1].dottedTo[2]", socialorg.ErrDuplicate)},
		},
		{
			"A9 a dotted line to itself", positions(position{ID: "a", DottedTo: []id{"a"}}),
			[]socialorg.Problem{problem("positions[0].dottedTo[0]", socialorg.ErrSelfReport)},
		},
		{
			"A9 an empty dotted line", positions(position{ID: "a", DottedTo: []id{""}}),
			[]socialorg.Problem{problem("positions[0].dottedTo[0]", socialorg.ErrRequired)},
		},
		{
			"A9 a malformed dotted line", positions(position{ID: "a", DottedTo: []id{"b\n"}}),
			[]socialorg.Problem{problem("positions[0].dottedTo[0]", socialorg.ErrMalformed)},
		},

		{"A10 a vacant manager", positions(position{ID: "a"}, position{ID: "b", ReportsTo: "a", Holders: []string{"h"}}), nil},
		{
			"A10 an empty holder is no vacancy", positions(position{ID: "a", Holders: []string{""}}),
			[]socialorg.Problem{problem("positions[0].holders[0]", socialorg.ErrRequired)},
		},

		{
			"A12 ids that mean something elsewhere",
			chart("XX", "none<XX", "null<none", "0<null", "-<0", "..<-", "__proto__<..", "00109715<__proto__", "=1+1<XX", "\"<XX", "a b<XX"),
			nil,
		},
		{"A12 an id of 256 bytes", chart(strings.Repeat("é", 128)), nil},
		{"A12 an id of 257 bytes", chart(strings.Repeat("é", 128) + "x"), []socialorg.Problem{problem("positions[0].id", socialorg.ErrTooLong)}},
		{"A12 an id of 64 KiB", chart(strings.Repeat("x", 64<<10)), []socialorg.Problem{problem("positions[0].id", socialorg.ErrTooLong)}},
		{
			"A12 a holder of 257 bytes", positions(position{ID: "a", Holders: []string{strings.Repeat("x", 257)}}),
			[]socialorg.Problem{problem("positions[0].holders[0]", socialorg.ErrTooLong)},
		},

		{"a former id", positions(position{ID: "a", Formerly: []id{"b", "c"}}), nil},
		{
			"a former id twice", positions(position{ID: "a", Formerly: []id{"b", "b"}}),
			[]socialorg.Problem{problem("positions[0].formerly[1]", socialorg.ErrDuplicate)},
		},
		{
			"a former id that is the position's own", positions(position{ID: "a", Formerly: []id{"a"}}),
			[]socialorg.Problem{problem("positions[0].formerly[0]", socialorg.ErrDuplicate)},
		},
		{"G8 a former id that another has today", positions(position{ID: "a", Formerly: []id{"b"}}, position{ID: "b"}), nil},
		{"G8 a swap", positions(position{ID: "a", Formerly: []id{"b"}}, position{ID: "b", Formerly: []id{"a"}}), nil},
		{
			"G8 a former id that another had, too: shifted twice",
			positions(position{ID: "head", Formerly: []id{"spec", "lead"}}, position{ID: "chief", Formerly: []id{"lead", "head"}}), nil,
		},
		{"an empty former id", positions(position{ID: "a", Formerly: []id{""}}), []socialorg.Problem{problem("positions[0].formerly[0]", socialorg.ErrRequired)}},
		{"former ids in the order of the list", positions(position{ID: "a", Formerly: []id{"a", "", "b", " "}}), []socialorg.Problem{
			problem("positions[0].formerly[0]", socialorg.ErrDuplicate), problem("positions[0].formerly[1]", socialorg.ErrRequired),
			problem("positions[0].formerly[3]", socialorg.ErrRequired),
		}},

		{"every mistake at once, in the order of the fields", socialorg.Org{
			Name:  "\x00",
			Goals: []socialorg.Goal{{Key: "g"}, {Key: "g", Name: "\t"}},
			Roles: []socialorg.Role{
				{
					ID: "r", Name: "R",
					Responsibilities: []socialorg.Responsibility{{Key: "d", Area: "a", Involvement: "x", Goals: []socialorg.Key{"h"}}},
					ReportsTo:        []socialorg.ReportingLine{{To: "s", Subject: "S"}},
				},
				{ID: "r"},
			},
			Positions: []position{{ID: "a", Role: "s", Title: "\x00", Holders: []string{""}, ReportsTo: "a", DottedTo: []id{"x"}, Formerly: []id{"a"}}, {ID: "a"}},
			Campaigns: []socialorg.Campaign{
				{Key: "c"},
				{Key: "c", Goals: []socialorg.Key{"h"}, KPIsSetBy: "x", Team: []id{"y"}, KPIs: []socialorg.KPI{{Key: "k", Goal: "h"}}},
			},
		}, []socialorg.Problem{
			problem("name", socialorg.ErrMalformed), problem("goals[1].key", socialorg.ErrDuplicate), problem("goals[1].name", socialorg.ErrMalformed),
			problem("roles[0].responsibilities[0].involvement", socialorg.ErrUnsupported), problem("roles[0].responsibilities[0].goals[0]", socialorg.ErrUnknown),
			problem("roles[0].reportsTo[0].to", socialorg.ErrUnknown), problem("roles[0].reportsTo[0].subject", socialorg.ErrMalformed),
			problem("roles[1].id", socialorg.ErrDuplicate), problem("roles[1].name", socialorg.ErrRequired),
			problem("positions[0].role", socialorg.ErrUnknown), problem("positions[0].title", socialorg.ErrMalformed),
			problem("positions[0].holders[0]", socialorg.ErrRequired),
			problem("positions[0].reportsTo", socialorg.ErrSelfReport), problem("positions[0].dottedTo[0]", socialorg.ErrUnknown),
			problem("positions[0].formerly[0]", socialorg.ErrDuplicate),
			problem("positions[1].id", socialorg.ErrDuplicate),
			problem("campaigns[1].key", socialorg.ErrDuplicate), problem("campaigns[1].goals[0]", socialorg.ErrUnknown),
			problem("campaigns[1].kpisSetBy", socialorg.ErrUnknown),
			problem("campaigns[1].team[0]", socialorg.ErrUnknown), problem("campaigns[1].kpis[0].unit", socialorg.ErrRequired),
			problem("campaigns[1].kpis[0].goal", socialorg.ErrUnknown),
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, err := json.Marshal(tt.org)
			require.NoError(t, err)
			validate := tt.org.Validate()
			requireProblems(t, validate, tt.want...)
			h, err := socialorg.NewHierarchy(tt.org)
			if diff := cmp.Diff(validate, err); diff != "" {
				t.Errorf("NewHierarchy differs from Validate (-Validate +NewHierarchy):\n%s", diff)
			}
			require.Equal(t, len(tt.want) == 0, h != nil, "a Hierarchy or an error")
			after, err := json.Marshal(tt.org)
			require.NoError(t, err)
			require.Equal(t, string(before), string(after), "the input stays as it was")
		})
	}
}

// What an unknown reference may have meant is part of the detail (A5, A6).
func TestDidYouMean(t *testing.T) {
	for _, tt := range []struct {
		name string
		org  socialorg.Org
		want string
	}{
		{"A6 nothing like it", chart("a<b"), `positions[0].reportsTo: no position "b"`},
		{"A5 another case", chart("DfE-3066", "a<DFE-3066"), `positions[1].reportsTo: no position "DFE-3066"; did you mean "DfE-3066"?`},
		{"A5 outer spaces", chart("ann", "a<ann "), `positions[1].reportsTo: no position "ann "; did you mean "ann"?`},
		{"A5 a no-break space outside", chart("ann", "a<\u00a0ann"), `positions[1].reportsTo: no position "\u00a0ann"; did you mean "ann"?`},
		{"A5 case outside ASCII", chart("ÉCOLE", "a<école"), `positions[1].reportsTo: no position "école"; did you mean "ÉCOLE"?`},
		{"A5 the Kelvin sign", chart("k", "a<\u212a"), "positions[1].reportsTo: no position \"\u212a\"; did you mean \"k\"?"},
		{"A5 the smallest of several", chart("ann", "ANN", "Ann", "a<aNN"), `positions[3].reportsTo: no position "aNN"; did you mean "ANN"?`},
		{"A5 not the other Unicode form", chart("Zo\u00eb", "a<Zoe\u0308"), "positions[1].reportsTo: no position \"Zoe\u0308\""},
		{
			"A6 dotted", socialorg.Org{Positions: []socialorg.Position{{ID: "ann"}, {ID: "a", DottedTo: []socialorg.PositionID{"Ann"}}}},
			`positions[1].dottedTo[0]: no position "Ann"; did you mean "ann"?`,
		},
		{
			"A6 in a campaign",
			socialorg.Org{Positions: []socialorg.Position{{ID: "ann"}}, Campaigns: []socialorg.Campaign{{Key: "c", KPIsSetBy: "Ann"}}},
			`campaigns[0].kpisSetBy: no position "Ann"; did you mean "ann"?`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			require.EqualError(t, tt.org.Validate(), tt.want)
		})
	}
}

// B1 to B5: what every text and every id of an organisation may hold.
func TestText(t *testing.T) {
	texts := map[string]func(o *socialorg.Org) *string{
		"name":                              func(o *socialorg.Org) *string { return &o.Name },
		"goals[1].name":                     func(o *socialorg.Org) *string { return &o.Goals[1].Name },
		"roles[1].name":                     func(o *socialorg.Org) *string { return &o.Roles[1].Name },
		"roles[1].summary":                  func(o *socialorg.Org) *string { return &o.Roles[1].Summary },
		"roles[1].responsibilities[1].name": func(o *socialorg.Org) *string { return &o.Roles[1].Responsibilities[1].Name },
		"roles[1].skills[1].name":           func(o *socialorg.Org) *string { return &o.Roles[1].Skills[1].Name },
		"positions[5].title":                func(o *socialorg.Org) *string { return &o.Positions[5].Title },
		"campaigns[1].name":                 func(o *socialorg.Org) *string { return &o.Campaigns[1].Name },
		"campaigns[1].kpis[1].name":         func(o *socialorg.Org) *string { return &o.Campaigns[1].KPIs[1].Name },
	}
	ids := map[string]func(o *socialorg.Org) *string{
		"positions[6].id":          func(o *socialorg.Org) *string { return (*string)(&o.Positions[6].ID) },
		"positions[5].holders[1]":  func(o *socialorg.Org) *string { return &o.Positions[5].Holders[1] },
		"positions[5].formerly[1]": func(o *socialorg.Org) *string { return (*string)(&o.Positions[5].Formerly[1]) },
		// References: of what no position can have as its id, the form is
		// blamed; of the rest, that there is no such position.
		"positions[5].reportsTo":   func(o *socialorg.Org) *string { return (*string)(&o.Positions[5].ReportsTo) },
		"positions[5].dottedTo[1]": func(o *socialorg.Org) *string { return (*string)(&o.Positions[5].DottedTo[1]) },
		"campaigns[1].kpisSetBy":   func(o *socialorg.Org) *string { return (*string)(&o.Campaigns[1].KPIsSetBy) },
		"campaigns[1].team[1]":     func(o *socialorg.Org) *string { return (*string)(&o.Campaigns[1].Team[1]) },
	}
	isReference := func(path string) bool {
		return !strings.HasSuffix(path, ".id") && !strings.Contains(path, "holders") && !strings.Contains(path, "formerly")
	}
	const fine = socialorg.Code("")
	for _, tt := range []struct {
		name     string
		text     string
		inText   socialorg.Code
		inID     socialorg.Code
		byteText string // where the detail must say that it is
	}{
		{"one letter", "x", fine, fine, ""},
		{"markup and quotes", "<b>\"'`|#[]{}=+-@\\", fine, fine, ""},
		{"other scripts", "Pengelola média 社交 مدير 🙂", fine, fine, ""},
		{"B1 invalid UTF-8", "ab\xff", socialorg.ErrMalformed, socialorg.ErrMalformed, "at byte 2"},
		{"B1 half a character", "a\xc3", socialorg.ErrMalformed, socialorg.ErrMalformed, "at byte 1"},
		{"B1 a surrogate", "\xed\xa0\x80", socialorg.ErrMalformed, socialorg.ErrMalformed, "at byte 0"},
		{"B1 a whole character", "a\u00c3", fine, fine, ""},
		{"B2 a space", " ", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a no-break space", "\u00a0", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a zero-width space", "\u200b", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a byte order mark", "\ufeff", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a Hangul filler", "\u3164", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a blank Braille pattern", "\u2800", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a variation selector", "\ufe0f", socialorg.ErrRequired, socialorg.ErrRequired, ""},
		{"B2 a zero-width space beside a letter", "\u200bx", fine, fine, ""},
		{"B3 a NUL", "a\x00b", socialorg.ErrMalformed, socialorg.ErrMalformed, "U+0000 at byte 1"},
		{"B3 a tab", "a\tb", socialorg.ErrMalformed, socialorg.ErrMalformed, "U+0009 at byte 1"},
		{"B3 a line break", "a\nb", socialorg.ErrMalformed, socialorg.ErrMalformed, "U+000A at byte 1"},
		{"B3 a delete", "a\x7f", socialorg.ErrMalformed, socialorg.ErrMalformed, "U+007F at byte 1"},
		{"B3 a C1 control", "a\u0085b", socialorg.ErrMalformed, socialorg.ErrMalformed, "U+0085 at byte 1"},
		{"B3 a space inside", "a b", fine, fine, ""},
		{"B3 a space before", " q", fine, socialorg.ErrMalformed, ""},
		{"B3 a space after", "q ", fine, socialorg.ErrMalformed, ""},
		{"B3 an ideographic space after", "q\u3000", fine, socialorg.ErrMalformed, ""},
		// B4 is what the rule NoHiddenText finds; the structure accepts it.
		{"B4 a bidirectional override", "a\u202eb", fine, fine, ""},
		{"B4 a replacement character", "a\ufffd", fine, fine, ""},
		{"B5 256 bytes", strings.Repeat("x", 256), fine, fine, ""},
		{"B5 257 bytes", strings.Repeat("x", 257), fine, socialorg.ErrTooLong, ""},
		{"B5 1,024 bytes", strings.Repeat("x", 1024), fine, socialorg.ErrTooLong, ""},
		{"B5 1,025 bytes", strings.Repeat("x", 1025), socialorg.ErrTooLong, socialorg.ErrTooLong, ""},
		{"B5 1 MB", strings.Repeat("x", 1<<20), socialorg.ErrTooLong, socialorg.ErrTooLong, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			check := func(path string, at func(o *socialorg.Org) *string, code socialorg.Code) {
				t.Helper()
				o := fullOrg()
				*at(&o) = tt.text
				if path == "roles[1].summary" && tt.text == "a\nb" {
					code = fine
				}
				var want []socialorg.Problem
				if code != fine {
					want = []socialorg.Problem{{Path: path, Code: code}}
				}
				err := o.Validate()
				requireProblems(t, err, want...)
				if code != fine {
					require.Error(t, err)
					require.Contains(t, err.Error(), tt.byteText)
				}
			}
			for path, at := range texts {
				check(path, at, tt.inText)
			}
			for path, at := range ids {
				code := tt.inID
				if code == fine && isReference(path) {
					code = socialorg.ErrUnknown
				}
				check(path, at, code)
			}
		})
	}
}

// Details are prose; this is the one test that holds it. An organisation of
// mistakes is in testdata/problems.json, a line for each in problems.golden.
func TestGoldenProblems(t *testing.T) {
	text, err := os.ReadFile("testdata/problems.json")
	require.NoError(t, err)
	var o socialorg.Org
	require.NoError(t, json.Unmarshal(text, &o))
	ps, ok := errors.AsType[socialorg.Problems](o.Validate())
	require.True(t, ok)
	var got strings.Builder
	for _, p := range ps {
		fmt.Fprintf(&got, "%s [%s]\n", p, p.Code)
	}
	const golden = "testdata/problems.golden"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(got.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("problems differ from %s (-want +got); if it is meant, go test -update writes it anew\n%s", golden, diff)
	}
}

// Problems come in the order of the input, whatever is wrong: random fields of
// a full organisation are spoilt, and the paths must go through it once.
func TestProblemsInInputOrder(t *testing.T) {
	t.Parallel()
	r := seeded(1)
	for range 500 {
		o := fullOrg()
		place := make(map[string]int)
		fields(reflect.ValueOf(&o), "", func(path string, v reflect.Value) {
			place[path] = len(place)
			if r.IntN(8) > 0 || !v.CanSet() {
				return
			}
			switch v.Kind() {
			case reflect.String:
				v.SetString(pick(r, "", "a", "sales", "first", "boss", "Bad\x00", " ", "unheard-of"))
			case reflect.Pointer:
				if !v.IsNil() {
					f := -v.Elem().Float()
					v.Set(reflect.ValueOf(&f))
				}
			case reflect.Int64:
				v.SetInt(-v.Int())
			case reflect.Slice:
				if r.IntN(8) == 0 {
					v.SetZero()
				}
			}
		})
		ps, _ := errors.AsType[socialorg.Problems](o.Validate())
		last := -1
		for _, p := range ps {
			at, ok := place[p.Path]
			require.True(t, ok, "%s is no path of the organisation", p.Path)
			require.LessOrEqual(t, last, at, "%s is out of order in %v", p.Path, ps)
			last = at
		}
	}
}

// peel finds the cycles of a chart the other way round: it takes off whoever
// nobody reports to until only cycles are left. It returns the members of each
// by the index of the first.
func peel(o socialorg.Org) map[int][]int {
	index := make(map[socialorg.PositionID]int)
	for i, p := range o.Positions {
		index[p.ID] = i
	}
	reports := make([]int, len(o.Positions))
	manager := make([]int, len(o.Positions))
	for i, p := range o.Positions {
		m, ok := index[p.ReportsTo]
		if manager[i] = m; !ok || m == i {
			manager[i] = -1
			continue
		}
		reports[m]++
	}
	left := make([]bool, len(o.Positions))
	for i := range left {
		left[i] = true
	}
	for again := true; again; {
		again = false
		for i := range left {
			if left[i] && reports[i] == 0 {
				left[i], again = false, true
				if manager[i] >= 0 {
					reports[manager[i]]--
				}
			}
		}
	}
	for again := true; again; { // and from the tops down, whoever has no manager left
		again = false
		for i := range left {
			if left[i] && (manager[i] < 0 || !left[manager[i]]) {
				left[i], again = false, true
			}
		}
	}
	cycles := make(map[int][]int)
	for i := range left {
		if left[i] {
			members := []int{i}
			for j := manager[i]; j != i; j = manager[j] {
				members = append(members, j)
			}
			if i == slices.Min(members) {
				cycles[i] = members
			}
		}
	}
	return cycles
}

// randomLines returns a chart in which every position reports to anybody,
// nobody or somebody unknown.
func randomLines(r *rand.Rand, n int) socialorg.Org {
	var o socialorg.Org
	for i := range n {
		p := socialorg.Position{ID: socialorg.PositionID(fmt.Sprint("p", i))}
		switch r.IntN(12) {
		case 0:
		case 1:
			p.ReportsTo = "unheard-of"
		default:
			p.ReportsTo = socialorg.PositionID(fmt.Sprint("p", r.IntN(n)))
		}
		o.Positions = append(o.Positions, p)
	}
	shuffle(r, o.Positions)
	return o
}

var quotedIDs = regexp.MustCompile(`"p\d+"`)

// A2: all cycles are found, each once and with all its members, against the
// peeling of leaves; the text is the same for any order of the input.
func TestCyclesAgainstPeeling(t *testing.T) {
	r := seeded(2)
	found := 0
	for range 400 {
		o := randomLines(r, 1+r.IntN(30))
		cycles := peel(o)
		found += len(cycles)
		var want []socialorg.Problem
		for i, p := range o.Positions {
			at := fmt.Sprintf("positions[%d].reportsTo", i)
			switch {
			case p.ReportsTo == p.ID:
				want = append(want, problem(at, socialorg.ErrSelfReport))
			case p.ReportsTo == "unheard-of":
				want = append(want, problem(at, socialorg.ErrUnknown))
			case cycles[i] != nil:
				want = append(want, problem(at, socialorg.ErrCycle))
			}
		}
		err := o.Validate()
		requireProblems(t, err, want...)
		ps, _ := errors.AsType[socialorg.Problems](err)
		for _, p := range ps {
			if p.Code == socialorg.ErrCycle {
				var i int
				_, err := fmt.Sscanf(p.Path, "positions[%d].reportsTo", &i)
				require.NoError(t, err)
				requireCircle(t, o, cycles[i], p.Detail)
			}
		}
	}
	require.Greater(t, found, 200, "there were cycles to find")
}

// requireCircle requires that a detail names the members in the order of
// their lines, from the smallest id round to it again.
func requireCircle(t *testing.T, o socialorg.Org, members []int, detail string) {
	t.Helper()
	start := slices.MinFunc(members, func(i, j int) int { return strings.Compare(string(o.Positions[i].ID), string(o.Positions[j].ID)) })
	at := slices.Index(members, start)
	var want []string
	for k := range len(members) + 1 {
		want = append(want, fmt.Sprintf("%q", o.Positions[members[(at+k)%len(members)]].ID))
	}
	require.Equal(t, want, quotedIDs.FindAllString(detail, -1))
}

// A2, E3: the order of the input changes the paths and the order of the
// problems, and not a byte of what they say.
func TestProblemsOfPermutedInput(t *testing.T) {
	t.Parallel()
	details := func(o socialorg.Org) []string {
		ps, _ := errors.AsType[socialorg.Problems](o.Validate())
		var texts []string
		for _, p := range ps {
			texts = append(texts, string(p.Code)+": "+p.Detail)
		}
		slices.Sort(texts)
		return texts
	}
	r := seeded(3)
	for range 10 {
		o := randomLines(r, 60)
		want := details(o)
		for range 100 {
			shuffle(r, o.Positions)
			if diff := cmp.Diff(want, details(o), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("details (-first +permuted):\n%s", diff)
			}
		}
	}
}

func TestLongCycle(t *testing.T) {
	var o socialorg.Org
	const n = 1000
	for i := range n {
		o.Positions = append(o.Positions, socialorg.Position{
			ID:        socialorg.PositionID(fmt.Sprintf("p%04d", (i+500)%n)),
			ReportsTo: socialorg.PositionID(fmt.Sprintf("p%04d", (i+501)%n)),
		})
	}
	err := o.Validate()
	requireProblems(t, err, problem("positions[0].reportsTo", socialorg.ErrCycle))
	ids := quotedIDs.FindAllString(err.Error(), -1)
	require.Len(t, ids, n+1, "A2 cycle of 1,000: all members are named")
	require.Equal(t, `"p0000"`, ids[0])
	require.Equal(t, `"p0000"`, ids[n])
	require.True(t, slices.IsSorted(ids[:n]))
}

// One mistake is one problem: what is wrong at its first place is not blamed
// again where it is repeated or referred to.
func TestOneMistakeOneProblem(t *testing.T) {
	for _, test := range []struct {
		name string
		org  socialorg.Org
		want []socialorg.Problem
	}{
		{"an unknown position twice", socialorg.Org{Campaigns: []socialorg.Campaign{{Key: "c", Team: []socialorg.PositionID{"x", "x"}}}},
			[]socialorg.Problem{problem("campaigns[0].team[0]", socialorg.ErrUnknown), problem("campaigns[0].team[1]", socialorg.ErrDuplicate)}},
		{"a malformed holder twice", socialorg.Org{Positions: []socialorg.Position{{ID: "p", Holders: []string{" h", " h"}}}},
			[]socialorg.Problem{problem("positions[0].holders[0]", socialorg.ErrMalformed), problem("positions[0].holders[1]", socialorg.ErrDuplicate)}},
		{"a line to a role with a malformed id", socialorg.Org{Roles: []socialorg.Role{
			{ID: "Boss", Name: "Boss"}, {ID: "a", Name: "A", ReportsTo: []socialorg.ReportingLine{{To: "Boss"}}}}},
			[]socialorg.Problem{problem("roles[0].id", socialorg.ErrMalformed)}},
		{"a goal with a malformed key", socialorg.Org{
			Goals: []socialorg.Goal{{Key: "Image"}}, Campaigns: []socialorg.Campaign{{Key: "c", Goals: []socialorg.Key{"Image"}}},
		},
			[]socialorg.Problem{problem("goals[0].key", socialorg.ErrMalformed)}},
		{"a goal without a key", socialorg.Org{Goals: []socialorg.Goal{{}}, Campaigns: []socialorg.Campaign{{Key: "c", Goals: []socialorg.Key{""}}}},
			[]socialorg.Problem{problem("goals[0].key", socialorg.ErrRequired), problem("campaigns[0].goals[0]", socialorg.ErrRequired)}},
		{"a channel that is malformed", socialorg.Org{Campaigns: []socialorg.Campaign{
			{Key: "c", Channels: []socialorg.Key{"The web"}, KPIs: []socialorg.KPI{{Key: "k", Unit: "u", Channels: []socialorg.Key{"The web"}}}},
		}},
			[]socialorg.Problem{problem("campaigns[0].channels[0]", socialorg.ErrMalformed)}},
		{"a KPI whose key is malformed", socialorg.Org{
			KPIs:      []socialorg.KPI{{Key: "K", Unit: "u"}},
			Campaigns: []socialorg.Campaign{{Key: "c", KPIs: []socialorg.KPI{{Key: "K"}}}},
		},
			[]socialorg.Problem{problem("kpis[0].key", socialorg.ErrMalformed)}},
		{"an exception twice, once without a reason", socialorg.Org{Exceptions: []socialorg.Exception{{Rule: "span", Why: "why"}, {Rule: "span"}}},
			[]socialorg.Problem{problem("exceptions[1]", socialorg.ErrDuplicate), problem("exceptions[1].why", socialorg.ErrRequired)}},
		{"two exceptions that say nothing", socialorg.Org{Exceptions: make([]socialorg.Exception, 2)},
			[]socialorg.Problem{
				problem("exceptions[0].rule", socialorg.ErrRequired), problem("exceptions[0].why", socialorg.ErrRequired),
				problem("exceptions[1].rule", socialorg.ErrRequired), problem("exceptions[1].why", socialorg.ErrRequired),
			}},
		{"two roles with the same malformed id", socialorg.Org{Roles: []socialorg.Role{{ID: "A", Name: "A"}, {ID: "A", Name: "A"}}},
			[]socialorg.Problem{problem("roles[0].id", socialorg.ErrMalformed), problem("roles[1].id", socialorg.ErrMalformed)}},
		{"two positions with the same malformed id", socialorg.Org{Positions: []socialorg.Position{{ID: "a "}, {ID: "a "}}},
			[]socialorg.Problem{problem("positions[0].id", socialorg.ErrMalformed), problem("positions[1].id", socialorg.ErrMalformed)}},
	} {
		t.Run(test.name, func(t *testing.T) { requireProblems(t, test.org.Validate(), test.want...) })
	}
}

// A4: the KPIs of a campaign are checked with the definitions that they take from
// the organisation, so what NewHierarchy accepts stays acceptable.
func TestA4DefinitionsFit(t *testing.T) {
	r := seeded(41)
	channels := func() []socialorg.Key {
		return pick(r, nil, nil, []socialorg.Key{"tiktok"}, []socialorg.Key{"instagram"}, []socialorg.Key{"instagram", "tiktok"})
	}
	accepted := 0
	for range 3000 {
		o := socialorg.Org{Name: "o"}
		for _, key := range []socialorg.Key{"views", "clicks"} {
			o.KPIs = append(o.KPIs, socialorg.KPI{Key: key, Unit: socialorg.UnitCount, Numerator: []socialorg.Metric{"views"}, Channels: channels()})
		}
		c := socialorg.Campaign{Key: "c", Channels: channels()}
		for range 1 + r.IntN(3) {
			c.KPIs = append(c.KPIs, socialorg.KPI{Key: pick(r, o.KPIs...).Key, Channels: channels()})
		}
		o.Campaigns = []socialorg.Campaign{c}
		h, err := socialorg.NewHierarchy(o)
		if err != nil {
			continue
		}
		accepted++
		_, err = socialorg.NewHierarchy(h.Org())
		require.NoError(t, err, "%+v", o)
		defined, _ := h.Campaign("c")
		require.NoError(t, defined.Validate())
	}
	require.Greater(t, accepted, 500)

	views := socialorg.KPI{Key: "views", Unit: socialorg.UnitCount, Channels: []socialorg.Key{"tiktok"}}
	err := socialorg.Org{
		KPIs:      []socialorg.KPI{views},
		Campaigns: []socialorg.Campaign{{Key: "c", Channels: []socialorg.Key{"instagram"}, KPIs: []socialorg.KPI{{Key: "views"}}}},
	}.Validate()
	require.EqualError(t, err, `campaigns[0].kpis[0].channels: "tiktok", where the definition of the KPI puts it, is not among the channels of the campaign`)
	err = socialorg.Org{
		KPIs:      []socialorg.KPI{views},
		Campaigns: []socialorg.Campaign{{Key: "c", KPIs: []socialorg.KPI{{Key: "views"}, views.On("tiktok")}}},
	}.Validate()
	require.EqualError(t, err, `campaigns[0].kpis[1].key: "views on tiktok" is a duplicate; the first is at campaigns[0].kpis[0].key`)
}

// A position without an id cannot be renamed: "" stands for no manager.
func TestRenamePositionWithoutAnID(t *testing.T) {
	o := socialorg.Org{Positions: []socialorg.Position{{}, {ID: "b"}}, Campaigns: []socialorg.Campaign{{Key: "c"}}}
	requireProblems(t, o.RenamePosition("", "x"), problem("", socialorg.ErrUnknown))
	require.Equal(t, socialorg.Org{Positions: []socialorg.Position{{}, {ID: "b"}}, Campaigns: []socialorg.Campaign{{Key: "c"}}}, o)
}

// J6, J7: lists that are too long in all, although none is by itself, are a problem
// before anything is made of them, also where an int has 32 bits.
func TestJ6ListsTooLongInAll(t *testing.T) {
	formerly := make([]socialorg.PositionID, socialorg.MaxListItems)
	for i := range formerly {
		formerly[i] = socialorg.PositionID(fmt.Sprint("old-", i))
	}
	o := socialorg.Org{Positions: make([]socialorg.Position, math.MaxInt32/socialorg.MaxListItems+1)}
	for i := range o.Positions {
		o.Positions[i] = socialorg.Position{ID: socialorg.PositionID(fmt.Sprint(i)), Formerly: formerly}
	}
	_, err := socialorg.NewHierarchy(o)
	require.EqualError(t, err, "positions: have 2147500000 holders, dotted lines and former ids in all, more than 2147483647")
}

// J14: a rename changes no list that shares memory with one that it appends to, and
// one that several positions share only once.
func TestJ14RenamePositionOfSharedLists(t *testing.T) {
	old, dotted := []socialorg.PositionID{"x", "y"}, []socialorg.PositionID{"c", "b"}
	o := socialorg.Org{
		Positions: []socialorg.Position{
			{ID: "a", Formerly: old[:1], DottedTo: dotted[:1]}, {ID: "b", Formerly: old, DottedTo: dotted[:1]}, {ID: "c"}, {ID: "d", DottedTo: dotted},
		},
		Campaigns: []socialorg.Campaign{{Key: "k", Team: dotted}},
	}
	require.NoError(t, o.RenamePosition("a", "new"))
	require.NoError(t, o.RenamePosition("c", "e"))
	require.NoError(t, o.Validate())
	require.Equal(t, socialorg.Org{
		Positions: []socialorg.Position{
			{ID: "new", Formerly: []socialorg.PositionID{"x", "a"}, DottedTo: []socialorg.PositionID{"e"}},
			{ID: "b", Formerly: []socialorg.PositionID{"x", "y"}, DottedTo: []socialorg.PositionID{"e"}},
			{ID: "e", Formerly: []socialorg.PositionID{"c"}}, {ID: "d", DottedTo: []socialorg.PositionID{"e", "b"}},
		},
		Campaigns: []socialorg.Campaign{{Key: "k", Team: []socialorg.PositionID{"e", "b"}}},
	}, o)
}

// B5: the words of an organisation are bounded like every list.
func TestB5Words(t *testing.T) {
	o := socialorg.Org{Terms: make(map[socialorg.Key]string)}
	for i := range socialorg.MaxListItems {
		o.Terms[socialorg.Key(fmt.Sprint("w", i))] = "Word"
	}
	require.NoError(t, o.Validate())
	o.Terms["one-more"] = "Word"
	requireProblems(t, o.Validate(), problem("terms", socialorg.ErrRange))
}

// B3: Validate looks at every string of an organisation. A new field that it does
// not look at fails.
func TestB3EveryStringIsValidated(t *testing.T) {
	var paths []string
	o := fullOrg()
	fields(reflect.ValueOf(&o), "", func(path string, v reflect.Value) {
		if v.Kind() == reflect.String {
			paths = append(paths, path)
		}
	})
	require.Greater(t, len(paths), 100)
	for _, path := range paths {
		o := fullOrg()
		fields(reflect.ValueOf(&o), "", func(at string, v reflect.Value) {
			switch {
			case at == path && v.CanSet():
				v.SetString("x\x00y")
			case v.Kind() == reflect.Map && strings.HasPrefix(path, at+"."):
				for _, key := range v.MapKeys() {
					if at+"."+key.String() == path {
						v.SetMapIndex(key, reflect.ValueOf("x\x00y").Convert(v.Type().Elem()))
					}
				}
			}
		})
		ps, _ := errors.AsType[socialorg.Problems](o.Validate())
		require.True(t, slices.ContainsFunc(ps, func(p socialorg.Problem) bool { return p.Path == path }), "a control character in %s: %v", path, ps)
	}
	for _, o := range []socialorg.Org{
		{Terms: map[socialorg.Key]string{"x\x00y": "Name"}},
		{Campaigns: []socialorg.Campaign{{Key: "c", Metrics: map[socialorg.Metric]socialorg.Aggregation{"x\x00y": "sum"}}}},
	} {
		require.ErrorIs(t, o.Validate(), socialorg.ErrMalformed, "a control character in a key")
	}
}

// A rename reaches every field that refers to a position. A new one that it does
// not reach fails.
func TestRenamePositionReachesEveryField(t *testing.T) {
	o := fullOrg()
	positions := reflect.TypeFor[socialorg.PositionID]()
	referring := make(map[string]bool)
	fields(reflect.ValueOf(&o), "", func(path string, v reflect.Value) {
		if v.Type() != positions || strings.HasSuffix(path, ".id") || strings.Contains(path, "formerly") {
			return
		}
		o := fullOrg()
		fields(reflect.ValueOf(&o), "", func(at string, v reflect.Value) {
			if at == path {
				v.SetString("a")
			}
		})
		require.NoError(t, o.RenamePosition("a", "renamed"))
		fields(reflect.ValueOf(&o), "", func(at string, v reflect.Value) {
			if at == path && v.String() != "renamed" {
				t.Errorf("%s is still %q", path, v)
			}
		})
		referring[withoutIndexes(path)] = true
	})
	require.True(t, referring["positions[].dottedTo[]"])
	require.True(t, referring["campaigns[].kpisSetBy"])
}
