package standard

import "example.com/socialorg"

// Keys of the goals.
const (
	BrandAwareness socialorg.Key = "brand-awareness"
	WebsiteTraffic socialorg.Key = "website-traffic"
	BrandImage     socialorg.Key = "brand-image"
)

// Goals returns the usual goals of a social media department, which the manager
// and the specialist share (S4, S5, S6). The article's list is open: append your
// own.
func Goals() []socialorg.Goal {
	return []socialorg.Goal{
		{Key: BrandAwareness, Name: "Raise brand awareness"},
		{Key: WebsiteTraffic, Name: "Drive website traffic"},
		{Key: BrandImage, Name: "Build a good brand image"},
	}
}

// goalKeys returns the goals that both roles serve, which are all of them (S6).
func goalKeys() []socialorg.Key {
	var keys []socialorg.Key
	for _, g := range Goals() {
		keys = append(keys, g.Key)
	}
	return keys
}
