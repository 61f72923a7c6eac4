package main

func Example() {
	main()
	// Output:
	// intern-at-top: An intern has a manager.
	// unbudgeted: For everybody in the team of a campaign with a currency, somebody approves the spend.
	// crowded: At most 3 people work below a manager of managers.
	//
	// positions[5].reportsTo: "intern-2" is another top besides "ceo" [tops]
	// positions[5].reportsTo: "intern-2" is an intern without a manager [intern-at-top]
	// campaigns[0].team[1]: nobody approves what "intern-2" spends on "spring-launch" [unbudgeted]
	// positions[0]: 4 people work below "ceo", more than 3 [crowded]
	//
	// The intern needs a manager before anything else.
}
