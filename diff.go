package socialorg

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// DiffOrgs returns what changed from one version of an organisation to
// another. It covers everything that an Org can hold: what differs is
// reported, what is equal is not. It works on any two Orgs, valid or not, and
// takes time linear in both, apart from sorting what it finds.
//
// Things are matched by key or id, a reporting line by the role that it leads
// to. Where an invalid Org states one twice, the first matches the first. The
// order of a list means nothing: DiffOrgs sees no difference between the same
// positions in another order. What is added or removed as a whole is one
// change, which its own fields and lists do not repeat.
//
// A position is renamed, rather than closed and opened, where the Formerly of
// one side has the id of the other and neither side has both ids. Whatever
// refers to it by its new id has not changed. Where several could be renamed
// into one another, the smallest ids are matched first.
//
// A responsibility is moved where one role alone lost it and another alone
// gained it, with nothing else about it changed. Roles that are added or
// removed count here.
//
// The changes are sorted: that of the organisation's name; then those of the
// goals, the roles, the responsibilities that moved, the positions and the
// campaigns, each thing's together; then by kind, in the order of the
// constants below; then by ID, From and To. DiffOrgs(after, before) has the
// same changes the other way round: added for removed, From for To.
func DiffOrgs(before, after Org) []Change {
	var d differ
	field(&d, OrgRenamed, "", before.Name, after.Name)
	d.goals(before.Goals, after.Goals)
	d.roles(before.Roles, after.Roles)
	d.positions(before.Positions, after.Positions)
	d.campaigns(before.Campaigns, after.Campaigns)
	return d.sorted()
}

// A Change is one thing that differs between two organisations. Changes are
// comparable with ==.
type Change struct {
	Kind ChangeKind `json:"kind"`
	ID   string     `json:"id"`             // the thing: see ChangeKind
	From string     `json:"from,omitempty"` // before; "" is none
	To   string     `json:"to,omitempty"`   // after; "" is none
}

// A ChangeKind says what changed, as a noun and a verb.
//
// The ID of a change is the id or key of the thing. What belongs to a role or
// a campaign has that before it: "social-media-manager/develop-strategy",
// "spring/views". Where a kind covers several fields, the JSON name of the
// field comes after it: "social-media-manager/rank". A position goes by the id
// that it has afterwards.
type ChangeKind string

// The kinds of changes. From and To hold the value before and after it, or
// what the comment says: in From for what is gone, in To for what is new.
const (
	OrgRenamed ChangeKind = "org-renamed" // ID is ""

	GoalAdded   ChangeKind = "goal-added"   // its name
	GoalRemoved ChangeKind = "goal-removed" // its name
	GoalChanged ChangeKind = "goal-changed" // name

	RoleAdded                 ChangeKind = "role-added"                  // its name
	RoleRemoved               ChangeKind = "role-removed"                // its name
	RoleChanged               ChangeKind = "role-changed"                // name, summary, rank
	ResponsibilityAdded       ChangeKind = "responsibility-added"        // its involvement
	ResponsibilityRemoved     ChangeKind = "responsibility-removed"      // its involvement
	ResponsibilityChanged     ChangeKind = "responsibility-changed"      // name, area
	InvolvementChanged        ChangeKind = "involvement-changed"         // of a responsibility
	PartnerAdded              ChangeKind = "partner-added"               // the partner; ID is the responsibility
	PartnerRemoved            ChangeKind = "partner-removed"             // the partner
	ResponsibilityGoalAdded   ChangeKind = "responsibility-goal-added"   // the goal; ID is the responsibility
	ResponsibilityGoalRemoved ChangeKind = "responsibility-goal-removed" // the goal
	SkillAdded                ChangeKind = "skill-added"                 // its level
	SkillRemoved              ChangeKind = "skill-removed"               // its level
	SkillChanged              ChangeKind = "skill-changed"               // name, kind
	SkillLevelChanged         ChangeKind = "skill-level-changed"
	LineAdded                 ChangeKind = "line-added"   // the role that it leads to; ID is the role
	LineRemoved               ChangeKind = "line-removed" // the role that it led to
	LineChanged               ChangeKind = "line-changed" // subject

	ResponsibilityMoved ChangeKind = "responsibility-moved" // handed over from one role to another; ID is its key

	PositionOpened      ChangeKind = "position-opened"  // its manager
	PositionClosed      ChangeKind = "position-closed"  // its manager
	PositionRenamed     ChangeKind = "position-renamed" // its id, where Formerly says so
	PositionMoved       ChangeKind = "position-moved"   // to another manager
	PositionRetitled    ChangeKind = "position-retitled"
	PositionRoleChanged ChangeKind = "position-role-changed"
	HolderJoined        ChangeKind = "holder-joined"       // the holder; ID is the position
	HolderLeft          ChangeKind = "holder-left"         // the holder
	DottedLineAdded     ChangeKind = "dotted-line-added"   // the position that it leads to
	DottedLineRemoved   ChangeKind = "dotted-line-removed" // the position that it led to
	FormerIDAdded       ChangeKind = "former-id-added"     // the former id, but that of PositionRenamed
	FormerIDRemoved     ChangeKind = "former-id-removed"   // the former id

	CampaignAdded       ChangeKind = "campaign-added"        // its name
	CampaignRemoved     ChangeKind = "campaign-removed"      // its name
	CampaignChanged     ChangeKind = "campaign-changed"      // name, setBy
	CampaignGoalAdded   ChangeKind = "campaign-goal-added"   // the goal; ID is the campaign
	CampaignGoalRemoved ChangeKind = "campaign-goal-removed" // the goal
	TeamJoined          ChangeKind = "team-joined"           // the position; ID is the campaign
	TeamLeft            ChangeKind = "team-left"             // the position
	KPIAdded            ChangeKind = "kpi-added"             // its target
	KPIRemoved          ChangeKind = "kpi-removed"           // its target
	KPIChanged          ChangeKind = "kpi-changed"           // name, unit, numerator, denominator, per, goal, weight
	TargetChanged       ChangeKind = "target-changed"        // aim, target and upper bound of a KPI: "between 2 and 5"
)

// changeTexts has every kind in its order, the section of the result that it
// belongs to, and how it reads. What stands in brackets is left out where From
// and To are empty.
var changeTexts = []struct {
	section int
	kind    ChangeKind
	text    string
}{
	{0, OrgRenamed, "organisation renamed from {from} to {to}"},
	{1, GoalAdded, "goal {id} added[: {to}]"},
	{1, GoalRemoved, "goal {id} removed[: {from}]"},
	{1, GoalChanged, "goal {id} changed from {from} to {to}"},
	{2, RoleAdded, "role {id} added[: {to}]"},
	{2, RoleRemoved, "role {id} removed[: {from}]"},
	{2, RoleChanged, "role {id} changed from {from} to {to}"},
	{2, ResponsibilityAdded, "responsibility {id} added[: {to}]"},
	{2, ResponsibilityRemoved, "responsibility {id} removed[: {from}]"},
	{2, ResponsibilityChanged, "responsibility {id} changed from {from} to {to}"},
	{2, InvolvementChanged, "involvement in {id} changed from {from} to {to}"},
	{2, PartnerAdded, "partner {to} added to {id}"},
	{2, PartnerRemoved, "partner {from} removed from {id}"},
	{2, ResponsibilityGoalAdded, "{id} now serves the goal {to}"},
	{2, ResponsibilityGoalRemoved, "{id} no longer serves the goal {from}"},
	{2, SkillAdded, "skill {id} added[: {to}]"},
	{2, SkillRemoved, "skill {id} removed[: {from}]"},
	{2, SkillChanged, "skill {id} changed from {from} to {to}"},
	{2, SkillLevelChanged, "level of skill {id} changed from {from} to {to}"},
	{2, LineAdded, "role {id} may now report to {to}"},
	{2, LineRemoved, "role {id} may no longer report to {from}"},
	{2, LineChanged, "reporting line {id} changed from {from} to {to}"},
	{3, ResponsibilityMoved, "responsibility {id} handed over from {from} to {to}"},
	{4, PositionOpened, "position {id} opened[ under {to}]"},
	{4, PositionClosed, "position {id} closed[, which reported to {from}]"},
	{4, PositionRenamed, "position {from} renamed to {to}"},
	{4, PositionMoved, "position {id} now reports to {to} instead of {from}"},
	{4, PositionRetitled, "position {id} retitled from {from} to {to}"},
	{4, PositionRoleChanged, "position {id} changed from role {from} to {to}"},
	{4, HolderJoined, "holder {to} joined position {id}"},
	{4, HolderLeft, "holder {from} left position {id}"},
	{4, DottedLineAdded, "dotted line added from {id} to {to}"},
	{4, DottedLineRemoved, "dotted line removed from {id} to {from}"},
	{4, FormerIDAdded, "position {id} now has the former id {to}"},
	{4, FormerIDRemoved, "position {id} no longer has the former id {from}"},
	{5, CampaignAdded, "campaign {id} added[: {to}]"},
	{5, CampaignRemoved, "campaign {id} removed[: {from}]"},
	{5, CampaignChanged, "campaign {id} changed from {from} to {to}"},
	{5, CampaignGoalAdded, "campaign {id} now serves the goal {to}"},
	{5, CampaignGoalRemoved, "campaign {id} no longer serves the goal {from}"},
	{5, TeamJoined, "position {to} joined the team of {id}"},
	{5, TeamLeft, "position {from} left the team of {id}"},
	{5, KPIAdded, "KPI {id} added[: {to}]"},
	{5, KPIRemoved, "KPI {id} removed[: {from}]"},
	{5, KPIChanged, "KPI {id} changed from {from} to {to}"},
	{5, TargetChanged, "target of {id} changed from {from} to {to}"},
}

// positionSection is the section of the positions, whose ids may have slashes.
const positionSection = 4

// String says in one line what changed: "role social-media-manager/rank
// changed from manager to executive". Words stand as they are, other text is
// quoted and cut, so the line has no control characters. A kind that this
// package does not know is named.
func (c Change) String() string {
	text := "{kind} {id}[ from {from} to {to}]"
	if i := c.Kind.order(); i >= 0 {
		text = changeTexts[i].text
	}
	text, optional, _ := strings.Cut(text, "[")
	if c.From != "" || c.To != "" {
		text += strings.TrimSuffix(optional, "]")
	}
	also := ""
	if c.Kind == TargetChanged || c.Kind == KPIAdded || c.Kind == KPIRemoved {
		also = " " // as in "at-least 500000"
	}
	return strings.NewReplacer(
		"{kind}", plain(string(c.Kind), ""), "{id}", plain(c.ID, ""), "{from}", plain(c.From, also), "{to}", plain(c.To, also),
	).Replace(text)
}

// ChangeKinds returns every kind of change, in order.
func ChangeKinds() []ChangeKind {
	kinds := make([]ChangeKind, len(changeTexts))
	for i, t := range changeTexts {
		kinds[i] = t.kind
	}
	return kinds
}

// order returns the place of k in changeTexts, -1 if it is not known.
func (k ChangeKind) order() int {
	for i := range changeTexts {
		if changeTexts[i].kind == k {
			return i
		}
	}
	return -1
}

// plain returns text as it stands if it is made of the characters of keys,
// paths and numbers and of those in also, "none" if it is empty, and anything
// else quoted.
func plain(text, also string) string {
	const characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+/."
	switch {
	case text == "":
		return "none"
	case len(text) > 4*MaxKeyBytes || strings.Trim(text, characters+also) != "":
		return quote(text)
	}
	return text
}

// A differ collects changes.
type differ struct {
	changes []Change
	renamed map[PositionID]PositionID // the id before to the id after
}

func (d *differ) add(kind ChangeKind, id, from, to string) {
	d.changes = append(d.changes, Change{kind, id, from, to})
}

// field reports a field whose value differs.
func field[S ~string](d *differ, kind ChangeKind, id string, before, after S) {
	if before != after {
		d.add(kind, id, string(before), string(after))
	}
}

// words reports the words that only one of two lists has.
func words[S ~string](d *differ, removed, added ChangeKind, id string, before, after []S) {
	if slices.Equal(before, after) {
		return
	}
	o := match(before, after, same)
	for _, w := range o.OnlyA {
		d.add(removed, id, string(*w), "")
	}
	for _, w := range o.OnlyB {
		d.add(added, id, "", string(*w))
	}
}

// match matches the elements of two lists by key, the first of a key with the
// first, and returns pointers into the lists. It takes linear time and copies
// nothing, as suits a hundred thousand positions.
func match[T any, K comparable](before, after []T, key func(T) K) Overlap[*T] {
	first := make(map[K]int, len(after)) // with that key and not matched yet, from 1
	next := make([]int, len(after))      // with the same key, from 1
	for j := range slices.Backward(after) {
		k := key(after[j])
		next[j], first[k] = first[k], j+1
	}
	o := Overlap[*T]{Shared: make([]Pair[*T], 0, min(len(before), len(after)))}
	matched := make([]bool, len(after))
	for i := range before {
		k := key(before[i])
		j := first[k] - 1
		if j < 0 {
			o.OnlyA = append(o.OnlyA, &before[i])
			continue
		}
		matched[j], first[k] = true, next[j]
		o.Shared = append(o.Shared, Pair[*T]{&before[i], &after[j]})
	}
	for j := range after {
		if !matched[j] {
			o.OnlyB = append(o.OnlyB, &after[j])
		}
	}
	return o
}

func pointers[T any](list []T) []*T {
	ps := make([]*T, len(list))
	for i := range list {
		ps[i] = &list[i]
	}
	return ps
}

// things reports the things that only one of two lists has, each with what say
// says of it, and returns the others. Their IDs begin with the prefix.
func things[T any, K ~string](d *differ, removed, added ChangeKind, prefix string, before, after []T, key func(T) K, say func(T) string) []Pair[*T] {
	o := match(before, after, key)
	for _, e := range o.OnlyA {
		d.add(removed, prefix+string(key(*e)), say(*e), "")
	}
	for _, e := range o.OnlyB {
		d.add(added, prefix+string(key(*e)), "", say(*e))
	}
	return o.Shared
}

func (d *differ) goals(before, after []Goal) {
	name := func(g Goal) string { return g.Name }
	for _, g := range things(d, GoalRemoved, GoalAdded, "", before, after, Goal.key, name) {
		field(d, GoalChanged, string(g.A.Key)+"/name", g.A.Name, g.B.Name)
	}
}

// A statement is a responsibility that a role has on one side only.
type statement struct {
	role    RoleID
	of      *Responsibility
	implied bool // by the role, which has come or gone as a whole
}

func (d *differ) roles(before, after []Role) {
	lost, gained := make(map[Key][]statement), make(map[Key][]statement)
	state := func(side map[Key][]statement, role RoleID, implied bool, list []*Responsibility) {
		for _, r := range list {
			side[r.Key] = append(side[r.Key], statement{role, r, implied})
		}
	}
	o := match(before, after, Role.id)
	for _, r := range o.OnlyA {
		d.add(RoleRemoved, string(r.ID), r.Name, "")
		state(lost, r.ID, true, pointers(r.Responsibilities))
	}
	for _, r := range o.OnlyB {
		d.add(RoleAdded, string(r.ID), "", r.Name)
		state(gained, r.ID, true, pointers(r.Responsibilities))
	}
	for _, r := range o.Shared {
		id, in := string(r.A.ID), string(r.A.ID)+"/"
		field(d, RoleChanged, in+"name", r.A.Name, r.B.Name)
		field(d, RoleChanged, in+"summary", r.A.Summary, r.B.Summary)
		field(d, RoleChanged, in+"rank", r.A.Rank, r.B.Rank)
		parts := match(r.A.Responsibilities, r.B.Responsibilities, Responsibility.key)
		state(lost, r.A.ID, false, parts.OnlyA)
		state(gained, r.A.ID, false, parts.OnlyB)
		for _, p := range parts.Shared {
			d.responsibility(in+string(p.A.Key), p.A, p.B)
		}
		d.skills(in, r.A.Skills, r.B.Skills)
		d.lines(id, r.A.ReportsTo, r.B.ReportsTo)
	}
	d.handOvers(lost, gained)
}

// handOvers reports the responsibilities that one role lost and another gained
// as moved, and the rest of what was lost and gained as removed and added.
func (d *differ) handOvers(lost, gained map[Key][]statement) {
	for key, from := range lost {
		if to := gained[key]; len(from) == 1 && len(to) == 1 && from[0].movesTo(to[0]) {
			d.add(ResponsibilityMoved, string(key), string(from[0].role), string(to[0].role))
			delete(gained, key)
			continue
		}
		for _, s := range from {
			if !s.implied {
				d.add(ResponsibilityRemoved, string(s.role)+"/"+string(key), string(s.of.Involvement), "")
			}
		}
	}
	for key, to := range gained {
		for _, s := range to {
			if !s.implied {
				d.add(ResponsibilityAdded, string(s.role)+"/"+string(key), "", string(s.of.Involvement))
			}
		}
	}
}

func (s statement) movesTo(t statement) bool {
	var d differ
	d.responsibility("", s.of, t.of)
	return s.role != t.role && len(d.changes) == 0
}

func (d *differ) responsibility(id string, a, b *Responsibility) {
	field(d, ResponsibilityChanged, id+"/name", a.Name, b.Name)
	field(d, ResponsibilityChanged, id+"/area", a.Area, b.Area)
	field(d, InvolvementChanged, id, a.Involvement, b.Involvement)
	words(d, PartnerRemoved, PartnerAdded, id, a.With, b.With)
	words(d, ResponsibilityGoalRemoved, ResponsibilityGoalAdded, id, a.Goals, b.Goals)
}

func (d *differ) skills(in string, before, after []Skill) {
	level := func(s Skill) string { return string(s.Level) }
	for _, s := range things(d, SkillRemoved, SkillAdded, in, before, after, Skill.key, level) {
		id := in + string(s.A.Key)
		field(d, SkillChanged, id+"/name", s.A.Name, s.B.Name)
		field(d, SkillChanged, id+"/kind", s.A.Kind, s.B.Kind)
		field(d, SkillLevelChanged, id, s.A.Level, s.B.Level)
	}
}

func (d *differ) lines(role string, before, after []ReportingLine) {
	o := match(before, after, ReportingLine.key)
	for _, l := range o.OnlyA {
		d.add(LineRemoved, role, string(l.To), "")
	}
	for _, l := range o.OnlyB {
		d.add(LineAdded, role, "", string(l.To))
	}
	for _, l := range o.Shared {
		field(d, LineChanged, role+"/"+string(l.A.To)+"/subject", l.A.Subject, l.B.Subject)
	}
}

func (d *differ) positions(before, after []Position) {
	o := match(before, after, Position.id)
	renames := findRenames(o.OnlyA, o.OnlyB, before, after)
	d.renamed = make(map[PositionID]PositionID, len(renames))
	renamed := make(map[*Position]bool, 2*len(renames))
	for _, p := range renames {
		d.renamed[p.A.ID] = p.B.ID
		renamed[p.A], renamed[p.B] = true, true
	}
	for _, p := range o.OnlyA {
		if !renamed[p] {
			d.add(PositionClosed, string(p.ID), string(p.ReportsTo), "")
		}
	}
	for _, p := range o.OnlyB {
		if !renamed[p] {
			d.add(PositionOpened, string(p.ID), "", string(p.ReportsTo))
		}
	}
	for _, p := range renames {
		d.position(p.A, p.B)
	}
	for _, p := range o.Shared {
		d.position(p.A, p.B)
	}
}

// findRenames returns the pairs of positions that have different ids and are
// one position, as the Formerly of either says. Every id is in one pair at most.
func findRenames(onlyBefore, onlyAfter []*Position, before, after []Position) []Pair[*Position] {
	if len(onlyBefore) == 0 || len(onlyAfter) == 0 {
		return nil
	}
	gone, come := byID(onlyBefore, after), byID(onlyAfter, before)
	var claims []Pair[PositionID]
	for id, p := range come {
		for _, former := range p.Formerly {
			if gone[former] != nil {
				claims = append(claims, Pair[PositionID]{former, id})
			}
		}
	}
	for id, p := range gone {
		for _, former := range p.Formerly {
			if come[former] != nil {
				claims = append(claims, Pair[PositionID]{id, former})
			}
		}
	}
	slices.SortFunc(claims, func(c, e Pair[PositionID]) int { // the same from both sides
		return cmp.Or(cmp.Compare(min(c.A, c.B), min(e.A, e.B)), cmp.Compare(max(c.A, c.B), max(e.A, e.B)))
	})
	var renames []Pair[*Position]
	for _, c := range claims {
		if gone[c.A] != nil && come[c.B] != nil {
			renames = append(renames, Pair[*Position]{gone[c.A], come[c.B]})
			delete(gone, c.A)
			delete(come, c.B)
		}
	}
	return renames
}

// byID returns the first position with each id that the other side does not
// have.
func byID(positions []*Position, other []Position) map[PositionID]*Position {
	m := make(map[PositionID]*Position, len(positions))
	for _, p := range slices.Backward(positions) {
		m[p.ID] = p
	}
	for i := range other {
		delete(m, other[i].ID)
	}
	delete(m, "")
	return m
}

func (d *differ) position(a, b *Position) {
	if a.equal(*b) {
		return
	}
	id := string(b.ID)
	field(d, PositionRenamed, id, a.ID, b.ID)
	d.reference(PositionMoved, id, a.ReportsTo, b.ReportsTo)
	field(d, PositionRetitled, id, a.Title, b.Title)
	field(d, PositionRoleChanged, id, a.Role, b.Role)
	words(d, HolderLeft, HolderJoined, id, a.Holders, b.Holders)
	d.references(DottedLineRemoved, DottedLineAdded, id, a.DottedTo, b.DottedTo)
	o := match(a.Formerly, b.Formerly, same)
	for _, former := range o.OnlyA {
		if a.ID == b.ID || *former != b.ID {
			d.add(FormerIDRemoved, id, string(*former), "")
		}
	}
	for _, former := range o.OnlyB {
		if a.ID == b.ID || *former != a.ID {
			d.add(FormerIDAdded, id, "", string(*former))
		}
	}
}

// reference reports a field that names another position than before.
func (d *differ) reference(kind ChangeKind, id string, before, after PositionID) {
	if now, ok := d.renamed[before]; !ok || now != after {
		field(d, kind, id, before, after)
	}
}

// references reports the positions that only one of two lists names.
func (d *differ) references(removed, added ChangeKind, id string, before, after []PositionID) {
	if slices.Equal(before, after) {
		return
	}
	type reference struct{ id, now PositionID }
	o := match(before, after, same)
	from, to := make([]reference, len(o.OnlyA)), make([]reference, len(o.OnlyB))
	for i, id := range o.OnlyA {
		from[i] = reference{*id, cmp.Or(d.renamed[*id], *id)}
	}
	for i, id := range o.OnlyB {
		to[i] = reference{*id, *id}
	}
	moved := match(from, to, func(r reference) PositionID { return r.now })
	for _, r := range moved.OnlyA {
		d.add(removed, id, string(r.id), "")
	}
	for _, r := range moved.OnlyB {
		d.add(added, id, "", string(r.id))
	}
}

func (d *differ) campaigns(before, after []Campaign) {
	name := func(c Campaign) string { return c.Name }
	for _, c := range things(d, CampaignRemoved, CampaignAdded, "", before, after, Campaign.key, name) {
		id := string(c.A.Key)
		field(d, CampaignChanged, id+"/name", c.A.Name, c.B.Name)
		words(d, CampaignGoalRemoved, CampaignGoalAdded, id, c.A.Goals, c.B.Goals)
		d.reference(CampaignChanged, id+"/setBy", c.A.SetBy, c.B.SetBy)
		d.references(TeamLeft, TeamJoined, id, c.A.Team, c.B.Team)
		for _, k := range things(d, KPIRemoved, KPIAdded, id+"/", c.A.KPIs, c.B.KPIs, KPI.key, KPI.target) {
			d.kpi(id+"/"+string(k.A.Key), k.A, k.B)
		}
	}
}

func (d *differ) kpi(id string, a, b *KPI) {
	field(d, KPIChanged, id+"/name", a.Name, b.Name)
	field(d, KPIChanged, id+"/unit", a.Unit, b.Unit)
	words(d, KPIChanged, KPIChanged, id+"/numerator", a.Numerator, b.Numerator)
	words(d, KPIChanged, KPIChanged, id+"/denominator", a.Denominator, b.Denominator)
	field(d, KPIChanged, id+"/per", number(a.Per), number(b.Per))
	field(d, KPIChanged, id+"/goal", a.Goal, b.Goal)
	if a.Aim != b.Aim || cmp.Compare(a.Target, b.Target) != 0 || cmp.Compare(a.Upper, b.Upper) != 0 {
		d.add(TargetChanged, id, a.target(), b.target())
	}
	field(d, KPIChanged, id+"/weight", number(a.Weight), number(b.Weight))
}

// number returns the digits of n, "" for 0.
func number[N int64 | float64](n N) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// target returns "at-least 500000", "between 2 and 5", "" without a target.
func (k KPI) target() string {
	text := string(k.Aim)
	if k.Aim != "" || k.Target != 0 {
		text = strings.TrimSpace(fmt.Sprint(text, " ", k.Target))
	}
	if k.Aim == AimBetween || k.Upper != 0 {
		text = strings.TrimSpace(fmt.Sprint(text, " and ", k.Upper))
	}
	return text
}

// sorted returns the changes in the order that DiffOrgs promises.
func (d *differ) sorted() []Change {
	type place struct {
		section int
		thing   string
		kind    int
		change  Change
	}
	places := make([]place, len(d.changes))
	for i, c := range d.changes {
		k := c.Kind.order()
		p := place{changeTexts[k].section, c.ID, k, c}
		if p.section != positionSection {
			p.thing, _, _ = strings.Cut(c.ID, "/")
		}
		places[i] = p
	}
	slices.SortFunc(places, func(p, q place) int {
		return cmp.Or(
			cmp.Compare(p.section, q.section),
			cmp.Compare(p.thing, q.thing),
			cmp.Compare(p.kind, q.kind),
			cmp.Compare(p.change.ID, q.change.ID),
			cmp.Compare(p.change.From, q.change.From),
			cmp.Compare(p.change.To, q.change.To),
		)
	})
	for i, p := range places {
		d.changes[i] = p.change
	}
	return d.changes
}
