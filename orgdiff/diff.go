// Package orgdiff reports what changed between two versions of an organisation.
//
// [Diff] compares two [socialorg.Org] values by meaning. A position with a new
// id has been renamed, and the lines that lead to it have not changed. A
// responsibility that one role handed to another has moved, and so has a holder
// who changed position. The result is a list of [Change] values, whose fields
// say what was done, to what, and what that belongs to.
package orgdiff

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"example.com/socialorg"
	"example.com/socialorg/internal/lists"
)

// Diff returns what changed from one version of an organisation to another. It
// covers everything that an Org can hold, and reports every difference and
// nothing else. It works on any two Orgs, valid or not, and takes time linear
// in both, apart from sorting what it finds.
//
// Things are matched by id or key, and a reporting line by the role or the rank
// that it leads to. If an invalid Org states one twice, the first is matched
// with the first. The order of a list does not matter. Adding or removing a
// whole thing is one change; its parts are not reported, but for the holders of
// a position: people come and go, too.
//
// A role, a responsibility or a position counts as renamed if its Formerly has
// the id of one in the other version, and did not have it before: a former id
// that was already there is history, whoever has that id today. So ids can be
// handed on and swapped. A reference to a thing by its new id is not a change. If
// several things could have been renamed into one, those whose own former ids
// were carried over come first, then those whose id is no longer in use, and
// then the one with the smallest id.
//
// A responsibility has moved if only one role lost it, only one other role
// gained it, and nothing else about it changed. A holder has moved if only one
// position lost it and only one other gained it. Roles and positions that were
// added or removed count, too.
//
// The changes are sorted: the organisation's name comes first, then goals,
// roles, positions, defined KPIs, campaigns, terms and exceptions, each of these
// by id. A thing is followed by its parts. Diff(after, before) returns the same
// changes the other way round: added for removed, From for To.
func Diff(before, after socialorg.Org) []Change {
	var d differ
	field(&d, Change{Kind: Org}, "name", before.Name, after.Name)
	d.goals(before.Goals, after.Goals)
	d.roleIDs = identify(before.Roles, after.Roles,
		func(r *socialorg.Role) (socialorg.RoleID, []socialorg.RoleID) { return r.ID, r.Formerly })
	d.positionIDs = identify(before.Positions, after.Positions,
		func(p *socialorg.Position) (socialorg.PositionID, []socialorg.PositionID) { return p.ID, p.Formerly })
	d.roles(before.Roles, after.Roles)
	d.positions(before.Positions, after.Positions)
	d.kpis("", before.KPIs, after.KPIs)
	d.campaigns(before.Campaigns, after.Campaigns)
	d.terms(before.Terms, after.Terms)
	d.exceptions(before.Exceptions, after.Exceptions)
	return sorted(d.changes)
}

// A differ collects changes.
type differ struct {
	changes     []Change
	roleIDs     identity[socialorg.RoleID]
	positionIDs identity[socialorg.PositionID]
}

func (d *differ) add(op Op, of Change, from, to string) {
	of.Op, of.From, of.To = op, from, to
	if n := len(d.changes); n == cap(d.changes) {
		d.changes = slices.Grow(d.changes, n+1) // twice as many: append alone adds a quarter, and copies more often
	}
	d.changes = append(d.changes, of)
}

// addOneSided adds a change of what is only before, Removed, or only after, Added.
func (d *differ) addOneSided(op, side Op, of Change, text string) {
	if side == Removed {
		d.add(op, of, text, "")
	} else {
		d.add(op, of, "", text)
	}
}

// field reports a field of a thing whose value differs.
func field[S ~string](d *differ, of Change, name string, before, after S) {
	if before != after {
		of.Field = name
		d.add(Changed, of, string(before), string(after))
	}
}

// refer reports a field that refers to a different thing than before.
func refer[S ~string](d *differ, ids *identity[S], of Change, name string, before, after S) {
	if !ids.same(before, after) {
		of.Field = name
		d.add(Changed, of, string(before), string(after))
	}
}

// list reports the strings that only one of two lists has.
func list[S ~string](d *differ, of Change, name string, before, after []S) {
	if !slices.Equal(before, after) {
		references(d, new(identity[S]), of, name, before, after)
	}
}

// references reports the things that only one of two lists refers to.
func references[S ~string](d *differ, ids *identity[S], of Change, name string, before, after []S) {
	if !ids.renamed && slices.Equal(before, after) {
		return
	}
	of.Field = name
	was, is := func(id *S) reference[S] { return ids.was(*id) }, func(id *S) reference[S] { return ids.is(*id) }
	for side, id := range unpaired(pair(before, after, was, is), before, after) {
		d.addOneSided(Changed, side, of, string(*id))
	}
}

// rename reports another id, and the former ids that came or went otherwise than
// by the renaming of a thing from one id to another.
func rename[S ~string](d *differ, of Change, id, now S, before, after []S) {
	if id != now {
		d.add(Renamed, of, string(id), string(now))
		before = slices.DeleteFunc(slices.Clone(before), func(old S) bool { return old == now })
		after = slices.DeleteFunc(slices.Clone(after), func(old S) bool { return old == id })
	}
	list(d, of, "formerly", before, after)
}

// whole reports the things that only one of two lists has, and calls each for the
// others. What names a thing, and says what it is.
func whole[T any](d *differ, m pairing, before, after []T, what func(*T) (Change, string), each func(of Change, a, b *T)) {
	for i, j := range m.to {
		if j != none {
			of, _ := what(&after[j])
			each(of, &before[i], &after[j])
		}
	}
	for op, t := range unpaired(m, before, after) {
		of, text := what(t)
		d.addOneSided(op, op, of, text)
	}
}

// keyed is whole for things whose ID is their key.
func keyed[T any](d *differ, before, after []T, what func(*T) (Change, string), each func(of Change, a, b *T)) {
	key := func(t *T) string {
		of, _ := what(t)
		return of.ID
	}
	whole(d, pair(before, after, key, key), before, after, what, each)
}

func (d *differ) goals(before, after []socialorg.Goal) {
	keyed(d, before, after,
		func(g *socialorg.Goal) (Change, string) { return Change{Kind: Goal, ID: string(g.Key)}, g.Name },
		func(of Change, a, b *socialorg.Goal) { field(d, of, "name", a.Name, b.Name) })
}

func (d *differ) roles(before, after []socialorg.Role) {
	moved := newHandovers[socialorg.Responsibility]()
	for op, r := range unpaired(d.roleIDs.pairing, before, after) {
		for i := range r.Responsibilities {
			moved.note(op, string(r.Responsibilities[i].Key), share[socialorg.Responsibility]{string(r.ID), string(r.ID), true, &r.Responsibilities[i]})
		}
	}
	whole(d, d.roleIDs.pairing, before, after,
		func(r *socialorg.Role) (Change, string) { return Change{Kind: Role, ID: string(r.ID)}, r.Name },
		func(of Change, a, b *socialorg.Role) {
			rename(d, of, a.ID, b.ID, a.Formerly, b.Formerly)
			field(d, of, "name", a.Name, b.Name)
			field(d, of, "summary", a.Summary, b.Summary)
			field(d, of, "rank", a.Rank, b.Rank)
			list(d, of, "goals", a.Goals, b.Goals)
			d.responsibilities(a, b, moved)
			d.skills(of.ID, a.Skills, b.Skills)
			d.lines(of.ID, a.ReportsTo, b.ReportsTo)
		})
	moved.report(d, Responsibility, func(a, b *socialorg.Responsibility) bool {
		var of differ
		of.responsibility(Change{}, a, b)
		return len(of.changes) == 0
	}, func(r *socialorg.Responsibility) string { return string(r.Involvement) })
}

func (d *differ) responsibilities(a, b *socialorg.Role, moved handovers[socialorg.Responsibility]) {
	m := identify(a.Responsibilities, b.Responsibilities,
		func(r *socialorg.Responsibility) (socialorg.Key, []socialorg.Key) { return r.Key, r.Formerly })
	for i, j := range m.to {
		if j != none {
			from, to := &a.Responsibilities[i], &b.Responsibilities[j]
			d.responsibility(Change{Kind: Responsibility, ID: string(to.Key), Of: string(b.ID)}, from, to)
		}
	}
	for op, r := range unpaired(m.pairing, a.Responsibilities, b.Responsibilities) {
		moved.note(op, string(r.Key), share[socialorg.Responsibility]{string(a.ID), string(b.ID), false, r})
	}
}

func (d *differ) responsibility(of Change, a, b *socialorg.Responsibility) {
	rename(d, of, a.Key, b.Key, a.Formerly, b.Formerly)
	field(d, of, "name", a.Name, b.Name)
	field(d, of, "area", a.Area, b.Area)
	field(d, of, "involvement", a.Involvement, b.Involvement)
	list(d, of, "with", a.With, b.With)
	list(d, of, "goals", a.Goals, b.Goals)
}

func (d *differ) skills(role string, before, after []socialorg.Skill) {
	keyed(d, before, after,
		func(s *socialorg.Skill) (Change, string) {
			return Change{Kind: Skill, ID: string(s.Key), Of: role}, string(s.Level)
		},
		func(of Change, a, b *socialorg.Skill) {
			field(d, of, "name", a.Name, b.Name)
			field(d, of, "kind", a.Kind, b.Kind)
			field(d, of, "level", a.Level, b.Level)
		})
}

func (d *differ) lines(role string, before, after []socialorg.ReportingLine) {
	type target struct {
		role reference[socialorg.RoleID]
		rank socialorg.Rank
	}
	was := func(l *socialorg.ReportingLine) target { return target{d.roleIDs.was(l.To), l.MinRank} }
	is := func(l *socialorg.ReportingLine) target { return target{d.roleIDs.is(l.To), l.MinRank} }
	whole(d, pair(before, after, was, is), before, after,
		func(l *socialorg.ReportingLine) (Change, string) {
			return Change{Kind: Line, ID: string(l.To), Rank: l.MinRank, Of: role}, string(l.Subject)
		},
		func(of Change, a, b *socialorg.ReportingLine) { field(d, of, "subject", a.Subject, b.Subject) })
}

func (d *differ) positions(before, after []socialorg.Position) {
	moved := newHandovers[string]()
	for op, p := range unpaired(d.positionIDs.pairing, before, after) {
		for i, h := range p.Holders {
			moved.note(op, h, share[string]{string(p.ID), string(p.ID), false, &p.Holders[i]})
		}
	}
	whole(d, d.positionIDs.pairing, before, after,
		func(p *socialorg.Position) (Change, string) {
			return Change{Kind: Position, ID: string(p.ID)}, string(p.ReportsTo)
		},
		func(of Change, a, b *socialorg.Position) {
			rename(d, of, a.ID, b.ID, a.Formerly, b.Formerly)
			if !d.positionIDs.same(a.ReportsTo, b.ReportsTo) {
				d.add(Moved, of, string(a.ReportsTo), string(b.ReportsTo))
			}
			refer(d, &d.roleIDs, of, "role", a.Role, b.Role)
			field(d, of, "title", a.Title, b.Title)
			references(d, &d.positionIDs, of, "dottedTo", a.DottedTo, b.DottedTo)
			entries(a.Attributes, b.Attributes, func(key socialorg.Key, _ Op, a, b string) {
				of.Field, of.Attribute = "attributes", key
				d.add(Changed, of, a, b)
			})
			if !slices.Equal(a.Holders, b.Holders) {
				for op, h := range unpaired(pair(a.Holders, b.Holders, itself, itself), a.Holders, b.Holders) {
					moved.note(op, *h, share[string]{string(a.ID), string(b.ID), false, h})
				}
			}
		})
	first := len(d.changes)
	moved.report(d, Holder, func(_, _ *string) bool { return true }, func(*string) string { return "" })
	if len(d.changes) == first {
		return
	}
	had, have := holders(before), holders(after)
	for i := range d.changes[first:] {
		c := &d.changes[first+i]
		c.Elsewhere = c.Op == Removed && have[c.ID] || c.Op == Added && had[c.ID]
	}
}

// holders returns who holds a position.
func holders(positions []socialorg.Position) map[string]bool {
	return lists.Set(slices.Concat(lists.Each(positions, func(p socialorg.Position) []string { return p.Holders })...))
}

func (d *differ) campaigns(before, after []socialorg.Campaign) {
	keyed(d, before, after,
		func(c *socialorg.Campaign) (Change, string) { return Change{Kind: Campaign, ID: string(c.Key)}, c.Name },
		func(of Change, a, b *socialorg.Campaign) {
			field(d, of, "name", a.Name, b.Name)
			list(d, of, "goals", a.Goals, b.Goals)
			refer(d, &d.positionIDs, of, "kpisSetBy", a.KPIsSetBy, b.KPIsSetBy)
			references(d, &d.positionIDs, of, "team", a.Team, b.Team)
			list(d, of, "channels", a.Channels, b.Channels)
			field(d, of, "start", a.Start, b.Start)
			field(d, of, "end", a.End, b.End)
			field(d, of, "currency", a.Currency, b.Currency)
			d.kpis(of.ID, a.KPIs, b.KPIs)
			entries(a.Metrics, b.Metrics, func(m socialorg.Metric, _ Op, a, b socialorg.Aggregation) {
				of.Field, of.Metric = "metrics", m
				d.add(Changed, of, string(a), string(b))
			})
		})
}

func (d *differ) terms(before, after map[socialorg.Key]string) {
	entries(before, after, func(key socialorg.Key, op Op, a, b string) {
		of := Change{Kind: Term, ID: string(key)}
		if op == Changed {
			of.Field = "name"
		}
		d.add(op, of, a, b)
	})
}

// exceptions pairs what is about the same thing, whatever its id.
func (d *differ) exceptions(before, after []socialorg.Exception) {
	type subject struct {
		rule     socialorg.Code
		position reference[socialorg.PositionID]
		role     reference[socialorg.RoleID]
		campaign socialorg.Key
	}
	m := pair(before, after, func(e *socialorg.Exception) subject {
		return subject{e.Rule, d.positionIDs.was(e.Position), d.roleIDs.was(e.Role), e.Campaign}
	}, func(e *socialorg.Exception) subject {
		return subject{e.Rule, d.positionIDs.is(e.Position), d.roleIDs.is(e.Role), e.Campaign}
	})
	before = slices.Clone(before)
	for i := range before {
		e := &before[i]
		e.Position, e.Role = d.positionIDs.now(e.Position), d.roleIDs.now(e.Role)
	}
	whole(d, m, before, after, func(e *socialorg.Exception) (Change, string) {
		of := Change{Kind: Exception, ID: string(e.Rule)}
		switch {
		case e.Position != "":
			of.About, of.Of = Position, string(e.Position)
		case e.Role != "":
			of.About, of.Of = Role, string(e.Role)
		case e.Campaign != "":
			of.About, of.Of = Campaign, string(e.Campaign)
		}
		return of, e.Why
	}, func(of Change, a, b *socialorg.Exception) { field(d, of, "why", a.Why, b.Why) })
}

// entries reports what only one of two maps has, and what differs.
func entries[K, V ~string](before, after map[K]V, report func(key K, op Op, a, b V)) {
	for key, a := range before {
		if b, ok := after[key]; !ok {
			report(key, Removed, a, "")
		} else if a != b {
			report(key, Changed, a, b)
		}
	}
	for key, b := range after {
		if _, ok := before[key]; !ok {
			report(key, Added, "", b)
		}
	}
}

func (d *differ) kpis(campaign string, before, after []socialorg.KPI) {
	several := make(map[socialorg.Key]bool) // KPIs with that key, on one side
	for _, kpis := range [][]socialorg.KPI{before, after} {
		seen := make(map[socialorg.Key]bool, len(kpis))
		for i := range kpis {
			key := kpis[i].Key
			several[key] = several[key] || seen[key]
			seen[key] = true
		}
	}
	key := func(k *socialorg.KPI) string {
		if several[k.Key] {
			return fmt.Sprintf("%s%q %s", k.Key, slices.Sorted(slices.Values(k.Channels)), k.Period)
		}
		return string(k.Key)
	}
	whole(d, pair(before, after, key, key), before, after, func(k *socialorg.KPI) (Change, string) {
		of := Change{Kind: KPI, ID: string(k.Key), Of: campaign}
		if several[k.Key] {
			all := slices.Sorted(slices.Values(k.Channels))
			of.Channels, of.Period = slices.Clone(all[:min(maxChannels, len(all))]), k.Period
		}
		return of, k.Name
	}, func(of Change, a, b *socialorg.KPI) {
		field(d, of, "name", a.Name, b.Name)
		field(d, of, "unit", a.Unit, b.Unit)
		list(d, of, "numerator", a.Numerator, b.Numerator)
		list(d, of, "denominator", a.Denominator, b.Denominator)
		field(d, of, "per", digits(a.Per), digits(b.Per))
		list(d, of, "channels", a.Channels, b.Channels)
		field(d, of, "period", a.Period, b.Period)
		field(d, of, "goal", a.Goal, b.Goal)
		field(d, of, "min", number(a.Min), number(b.Min))
		field(d, of, "max", number(a.Max), number(b.Max))
		field(d, of, "weight", number(a.Weight), number(b.Weight))
	})
}

// number returns a number in digits, with an exponent if it is very large or
// very small, or "" if there is none.
func number(n *float64) string {
	if n == nil {
		return ""
	}
	format := byte('g')
	if size := math.Abs(*n); size >= 1e-6 && size < 1e21 {
		format = 'f'
	}
	return strconv.FormatFloat(*n+0, format, -1, 64) // + 0: -0 is 0
}

// digits returns a number in digits, and "" for 0.
func digits(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
