package catalogue

import (
	"slices"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

// Ids of the roles that this package adds to those of package standard.
const (
	CommunityManagerID           socialorg.RoleID = "community-manager"
	ContentCreatorID             socialorg.RoleID = "content-creator"
	CoordinatorID                socialorg.RoleID = "social-media-coordinator"
	PaidSocialSpecialistID       socialorg.RoleID = "paid-social-specialist"
	InfluencerMarketingManagerID socialorg.RoleID = "influencer-marketing-manager"
)

// Words that this package adds to those of the model.
const (
	AreaAdvertising   socialorg.Area = "advertising"        // paid media
	KindCommunication socialorg.Key  = "communication"      // dealing with people
	OverseePaidMedia  socialorg.Key  = "oversee-paid-media" // the responsibility that makes somebody accountable for advertising
)

// Roles returns the digital marketing manager and the five roles that this
// package adds, in English.
func Roles() []socialorg.Role {
	return []socialorg.Role{
		DigitalMarketingManager(), CommunityManager(), ContentCreator(), Coordinator(), PaidSocialSpecialist(), InfluencerMarketingManager(),
	}
}

// CommunityManager returns the role that talks with the people around the brand
// and moderates what they say to each other. It reports to the social media
// manager. Despite its title it leads nobody, so its rank is individual.
func CommunityManager() socialorg.Role { return roleOf(CommunityManagerID) }

// ContentCreator returns the role that shoots, edits and adapts the brand's
// content. It reports to the social media manager.
func ContentCreator() socialorg.Role { return roleOf(ContentCreatorID) }

// Coordinator returns the social media coordinator, who keeps the daily posting
// going; in Indonesia the title is officer or admin. The role reports to the
// social media manager.
func Coordinator() socialorg.Role { return roleOf(CoordinatorID) }

// PaidSocialSpecialist returns the role that runs paid campaigns on social
// media. All its responsibilities are in [AreaAdvertising], so it reports to the
// digital marketing manager, who is accountable there; see
// [DigitalMarketingManager].
func PaidSocialSpecialist() socialorg.Role { return roleOf(PaidSocialSpecialistID) }

// InfluencerMarketingManager returns the role that runs campaigns with
// influencers; in Indonesia the title is KOL specialist. It reports to the
// social media manager or the digital marketing manager: no source says to
// whom. Despite its title it leads nobody, so its rank is individual.
func InfluencerMarketingManager() socialorg.Role { return roleOf(InfluencerMarketingManagerID) }

// DigitalMarketingManager returns the role of that name in package standard,
// which has no responsibilities, with one: it is accountable for overseeing paid
// media, and so for whatever else is done in [AreaAdvertising].
func DigitalMarketingManager() socialorg.Role { return roleOf(standard.DigitalMarketingManagerID) }

// An Item is a responsibility or a skill of a role of this package, and the
// number of independent sources that state it, by their grade.
type Item struct {
	Role socialorg.RoleID
	Key  socialorg.Key // of the responsibility or the skill
	A    int           // sources of an employer or an official body
	B    int           // of a university, a professional, a vendor or an agency
	C    int           // templates, job portals and blogs
}

// Items returns every responsibility and skill that this package states, in the
// order of [Roles].
func Items() []Item {
	var items []Item
	for _, e := range entries() {
		for _, s := range slices.Concat(e.duties, e.skills) {
			items = append(items, Item{Role: e.role.ID, Key: s.key, A: s.a, B: s.b, C: s.c})
		}
	}
	return items
}

// roleOf returns the role of an entry.
func roleOf(id socialorg.RoleID) socialorg.Role {
	list := entries()
	e := list[slices.IndexFunc(list, func(e entry) bool { return e.role.ID == id })]
	r, part := e.role, socialorg.Responsible
	if id == standard.DigitalMarketingManagerID {
		part = socialorg.Accountable
	}
	manager, specialist := standard.Manager(), standard.Specialist()
	for _, s := range e.duties {
		d := socialorg.Responsibility{Key: s.key, Name: names().Responsibilities[s.key], Area: socialorg.Area(s.of), With: partners(s.key)}
		if s.of == "" {
			d = known(append(specialist.Responsibilities, manager.Responsibilities...), func(d socialorg.Responsibility) bool { return d.Key == s.key })
		}
		d.Involvement = part
		r.Responsibilities = append(r.Responsibilities, d)
	}
	for _, s := range e.skills {
		k := socialorg.Skill{Key: s.key, Name: names().Skills[s.key], Kind: socialorg.Key(s.of)}
		if s.of == "" {
			k = known(specialist.Skills, func(k socialorg.Skill) bool { return k.Key == s.key })
		}
		r.Skills = append(r.Skills, k)
	}
	return r
}

// known returns the item of package standard that is meant.
func known[T any](list []T, is func(T) bool) T { return list[slices.IndexFunc(list, is)] }
