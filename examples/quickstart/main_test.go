package main

func Example() {
	main()
	// Output:
	// The social media manager has a broader scope than the social media specialist.
	// Only the social media manager is accountable for:
	//   - Ensure that every social media strategy is effective
	//   - Ensure that every social media campaign is effective
	//   - Lead and manage the department in developing strategy
	//   - Manage the department's budget
	//   - ... and 16 more
	// Accountable where the other is responsible: strategy, campaigns, content, brand, performance and relations.
	// Accountable where the other is not involved: people and budget.
	// They share 3 goals, 2 responsibilities and 3 skills.
	// Besides, the social media manager has 20 responsibilities and 3 skills; the social media specialist has 15 responsibilities and 3 skills.
	// Social media manager approves the spend
}
