package main

func Example() {
	main()
	// Output:
	// social-media-manager and social-media-specialist share 3 goals. social-media-manager is broader than social-media-specialist: it alone is accountable for "Ensure that every social media strategy is effective", "Ensure that every social media campaign is effective", "Lead and manage the department in developing strategy", "Manage the department's budget" and 16 other responsibilities. By area, social-media-manager is accountable rather than responsible in strategy, campaigns, content, brand, performance and relations; accountable rather than not involved in people and budget. They share 2 responsibilities and 3 skills; social-media-manager has 20 responsibilities and 3 skills of its own, social-media-specialist has 15 responsibilities and 3 skills.
	// Social media manager approves the spend
}
