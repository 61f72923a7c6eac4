package main

func Example() {
	main()
	// Output:
	// KPIs set by: Social media manager
	// Spend approved by: Social media manager
	//
	// # Spring launch
	//
	// Score: 50–100%, depending on the counts that are missing. 2 of 4 KPIs with a target judged.
	//
	// | KPI                                           | Target           | Value   | Attained | Status  | Not covered                                |
	// |-----------------------------------------------|------------------|---------|----------|---------|--------------------------------------------|
	// | Views (Instagram, YouTube)                    | at least 12,000  | 20,650  | 172%     | met     |                                            |
	// | Impressions                                   | at least 100,000 | 121,991 | –        | met     | X did not count impressions (2025-06-06)   |
	// | Engagement rate by impressions (Instagram, X) | 2–6%             | 3.62%   | –        | partial | X did not count impressions (2025-06-06)   |
	// | Cost per click (CPC) (Instagram)              | at most €0.40    | €0.34   | –        | partial | Instagram did not count spend (2025-06-08) |
	// | Shares                                        | –                | 130     | –        | partial | YouTube did not count shares (2025-W23)    |
}
