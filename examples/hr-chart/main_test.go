package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
)

func Example() {
	main()
	// Output:
	// 107 positions
	//
	// chain of command above the marketing representative:
	//   201 Marketing Manager
	//   100 President
	//
	// nearest common manager of 111 (Accountant) and 206 (Public Accountant):
	//   101 Administration Vice President
	//
	// whom the highest managers lead, at any distance:
	//                                         people  direct reports  levels
	//   100 President                            106              14       3
	//     101 Administration Vice President       11               5       2
	//     102 Administration Vice President        5               1       2
	//     114 Purchasing Manager                   5               5       1
	//     120 Stock Manager                        8               8       1
	//     121 Stock Manager                        8               8       1
	//     122 Stock Manager                        8               8       1
	//     123 Stock Manager                        8               8       1
	//     124 Stock Manager                        8               8       1
	//     145 Sales Manager                        6               6       1
	//     146 Sales Manager                        6               6       1
	//     147 Sales Manager                        6               6       1
	//     148 Sales Manager                        6               6       1
	//     149 Sales Manager                        6               6       1
	//     201 Marketing Manager                    1               1       1
}

func TestG11PeopleAreCountedOnce(t *testing.T) {
	h, err := socialorg.NewHierarchy(socialorg.Org{Positions: []socialorg.Position{
		{ID: "head", Holders: []string{"ann"}},
		{ID: "editor", ReportsTo: "head", Holders: []string{"ben", "cem"}},
		{ID: "writer", ReportsTo: "editor", Holders: []string{"ben", "dee"}},
		{ID: "designer", ReportsTo: "head", Holders: []string{"ann"}},
		{ID: "vacant", ReportsTo: "head"},
	}})
	require.NoError(t, err)
	require.Equal(t, 3, people(h.Node("head")), "ben, cem and dee, and not five seats")
	require.Equal(t, 1, people(h.Node("editor")), "dee; ben does not lead himself")
	require.Equal(t, 0, people(h.Node("vacant")))
}
