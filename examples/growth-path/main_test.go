package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg/standard"
)

// S50 to S54: the specialist's technical skills remain useful, the manager's other
// skills come to them.
func Example() {
	main()
	// Output:
	// From Social media specialist to Social media manager
	//
	// Skills to gain
	//   Marketing
	//   Leadership
	//
	// Skills to deepen
	//   Knowledge of the role of each position in the department: from working to expert
	//
	// Skills already strong enough
	//   Knowledge of social media
	//   Knowledge of content marketing
	//   Social media
	//
	// Skills that remain useful
	//   Engaging copywriting
	//   Understanding of platform algorithms
	//   Data analysis
	//
	// Work that continues in a new part
	//   Develop a solid and effective social media strategy: from responsible to accountable
	//   Execute the social media strategy: from responsible to accountable
	//
	// Areas of work that are new
	//   People
	//     Lead and manage the department in developing strategy
	//     Monitor the performance of the social media team
	//   Budget
	//     Manage the department's budget
}

// Nobody has to gain or deepen anything for the role that they have.
func TestNothingToGainForOnesOwnRole(t *testing.T) {
	for _, r := range standard.Department().Roles {
		var b strings.Builder
		printPath(&b, r, r, r.Skills)
		require.Contains(t, b.String(), "\nSkills to gain\n\nSkills to deepen\n\nSkills already strong enough\n", r.ID)
		require.True(t, strings.HasSuffix(b.String(), "\nAreas of work that are new\n"), r.ID)
	}
}
