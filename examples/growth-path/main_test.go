package main

// S50 to S54: the specialist's technical skills stay, the manager's come to
// them.
func Example() {
	main()
	// Output:
	// From Social media specialist to Social media manager
	//
	// Skills to gain
	//   Social media
	//   Marketing
	//   Leadership
	//
	// Skills to deepen
	//   Knowledge of what each position in the department does: from working to expert
	//
	// Skills that are enough
	//   Knowledge of social media
	//   Knowledge of content marketing
	//
	// Skills that stay useful besides
	//   Attractive copywriting
	//   Algorithms of the platforms
	//   Data analysis
	//
	// Work that stays, with another part in it
	//   Develop the social media strategy: responsible, then accountable
	//   Carry out the strategy: responsible, then accountable
	//
	// Areas that are new
	//   people: accountable
	//   budget: accountable
}
