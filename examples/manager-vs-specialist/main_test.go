package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/socialorg"
	"example.com/socialorg/standard"
)

func Example() {
	if err := run(nil, os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// How a social media manager and a social media specialist differ
	// ===============================================================
	//
	// This restates, in our own words, an Indonesian article on how the two roles
	// differ. The growth of social media has opened up more jobs, it says, above all
	// for those who love social media.
	//
	// They are two different positions in one department. They share the same goals
	// but differ in several ways, as their job descriptions show. Both are popular
	// jobs today.
	//
	// Social media manager: Leads the social media department. Manages its strategy
	// and its budget, ensures that every strategy and every campaign is effective, and
	// sets the KPIs for each campaign. Ensures the quality of all content: accurate,
	// engaging, on brand and in line with the business goals.
	//
	// Social media specialist: Develops and executes the social media strategy.
	// Manages campaigns and promotions, creates content with the creative team,
	// follows trends, researches competitors, identifies the audience, and analyses
	// performance.
	//
	// What they share
	// ---------------
	//
	// Both roles have the same goals, which are those of the department. The usual
	// ones are these; a department may have others:
	//
	//   - Raise brand awareness
	//   - Drive website traffic
	//   - Build a good brand image
	//
	// To reach these goals, they need to work together to create and apply the
	// strategy. So both have these two duties:
	//
	//   - Develop a solid and effective social media strategy
	//   - Execute the social media strategy
	//
	// Like anybody who wants to enter the field, both need in-depth knowledge of:
	//
	//   - social media
	//   - content marketing
	//   - the role of each position in the department
	//
	// How they differ
	// ---------------
	//
	// The manager's responsibility is much broader than the specialist's, because it
	// is the manager's job to:
	//
	//   - Ensure that every social media strategy is effective
	//   - Ensure that every social media campaign is effective
	//   - Lead and manage the department in developing strategy
	//   - Manage the department's budget
	//
	// The specialist, in turn, executes and implements the strategy.
	//
	// The manager's other duties
	// --------------------------
	//
	//   - Manage the social media strategy, for example:
	//     - Develop a solid and effective social media strategy
	//     - Plan the social media strategy
	//     - Execute the social media strategy
	//     - Monitor the performance of the social media strategy
	//     - Monitor the performance of the social media team
	//   - Ensure that all content is accurate
	//   - Ensure that all content is engaging
	//   - Ensure that all content is consistent with the brand identity
	//   - Ensure that all content is aligned with business goals
	//   - Build strong brand awareness through social media
	//     Goal: Raise brand awareness
	//   - Build a good brand image through social media
	//     Goal: Build a good brand image
	//   - Develop social media campaigns with the marketing and public relations
	//     departments
	//     With: marketing department and public relations (PR)
	//   - Oversee the look of all owned social media accounts
	//   - Analyse the weaknesses of the brand's social media presence and fix them
	//   - Maintain good relationships with customers and other stakeholders through
	//     social media
	//     With: customers and other stakeholders
	//     Those named are examples; there may be others.
	//   - Set the KPIs for each campaign
	//   - Measure the performance of each campaign against its KPIs
	//
	// Examples of such KPIs are views and shares; a campaign may have others. Its
	// performance is measured against the KPIs that were set for it.
	//
	// The specialist's duties
	// -----------------------
	//
	//   - Develop a solid and effective social media strategy
	//   - Execute the social media strategy
	//   - Optimise social media activity
	//   - Analyse social media activity
	//     Together these include:
	//     - Manage social media campaigns and promotions
	//     - Analyse social media performance
	//     - Look for and identify opportunities to raise brand visibility
	//   - Follow the latest social media trends and developments to identify
	//     opportunities
	//     That enables the department to create and run a strategy that is relevant
	//     and current.
	//   - Conduct competitive research to build a strong strategy
	//   - Identify the target audience
	//   - Increase engagement on the brand's social media
	//   - Find opportunities to shape public perception of the brand through engaging
	//     content
	//   - Create engaging content with the creative team
	//     With: editors, designers and writers
	//     Those named are examples; there may be others.
	//   - Create the editorial calendar
	//   - Analyse social media metrics to determine best practices
	//   - Coordinate efforts and manage reputation together with sales and customer
	//     service
	//     With: sales and customer service
	//   - Work with influencers and key opinion leaders to shape public opinion
	//     With: influencers and key opinion leaders (KOLs)
	//
	// Skills
	// ------
	//
	// The specialist needs technical skills, such as:
	//
	//   - Engaging copywriting
	//   - In-depth understanding of platform algorithms
	//   - Data analysis
	//
	// To lead the department in developing effective and efficient strategies, the
	// manager must be skilled in:
	//
	//   - Social media (a technical skill)
	//   - Marketing
	//   - Leadership
	//
	// So the manager needs many useful skills in addition to technical social media
	// skills.
	//
	// Who reports to whom
	// -------------------
	//
	// The specialist reports on their own performance to the manager.
	//
	// The manager reports directly to a higher position, such as the digital marketing
	// manager or the chief executive (CEO). These two are examples; any more senior
	// position qualifies.
	//
	// So the chain is one of these:
	//
	//   - Social media specialist, then social media manager, then digital marketing
	//     manager
	//   - Social media specialist, then social media manager, then chief executive
	//
	// Accountable and responsible: this library's choice
	// --------------------------------------------------
	//
	// In this library the manager is accountable for a duty, which means answering for
	// the result, and the specialist is responsible, which means doing the work. That
	// holds for the two duties that they share, too. This choice is ours, not the
	// article's; so are the areas of work, the ranks, and the level expert, which
	// stands for "in-depth". Compared area by area, the manager again has the broader
	// scope:
	//
	//   Area         Social media manager   Social media specialist
	//   Strategy     accountable            responsible
	//   Campaigns    accountable            responsible
	//   People       accountable            not involved
	//   Budget       accountable            not involved
	//   Content      accountable            responsible
	//   Brand        accountable            responsible
	//   Performance  accountable            responsible
	//   Relations    accountable            responsible
	//
	// In short
	// --------
	//
	// They are two different positions. The manager's responsibility is the broader
	// one, so the manager needs more than technical social media skills.
}

func Example_indonesian() {
	if err := run([]string{"-lang", "id"}, os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Perbandingan manajer media sosial dengan spesialis media sosial
	// ===============================================================
	//
	// Tulisan ini menceritakan kembali, dengan kalimat kami sendiri, sebuah artikel
	// berbahasa Indonesia tentang perbedaan kedua peran ini. Menurut artikel itu,
	// pertumbuhan media sosial membuka lebih banyak lapangan kerja, terutama bagi para
	// penggemarnya.
	//
	// Dalam satu departemen, manajer dan spesialis media sosial menempati dua posisi
	// yang berbeda. Meskipun tujuannya sama, keduanya berbeda dalam beberapa hal, dan
	// perbedaan itu tampak pada uraian tugas masing-masing. Saat ini kedua pekerjaan
	// itu banyak diminati.
	//
	// Manajer media sosial: Memimpin departemen media sosial. Mengelola strategi dan
	// anggaran departemen, memastikan setiap strategi dan kampanye berjalan efektif,
	// serta menetapkan KPI untuk setiap kampanye. Menjaga mutu semua konten: akurat,
	// menarik, sesuai dengan identitas merek, dan selaras dengan tujuan bisnis.
	//
	// Spesialis media sosial: Mengembangkan dan melaksanakan strategi media sosial.
	// Mengelola kampanye dan promosi, membuat konten bersama tim kreatif, mengikuti
	// tren, meriset kompetitor, mengenali audiens, serta menganalisis kinerja.
	//
	// Persamaan
	// ---------
	//
	// Kedua peran memiliki tujuan yang sama, yaitu tujuan departemen. Yang umum adalah
	// tujuan berikut; departemen boleh memiliki tujuan lain:
	//
	//   - Meningkatkan brand awareness (kesadaran merek)
	//   - Mengarahkan lalu lintas (traffic) ke situs web
	//   - Membangun citra merek yang positif
	//
	// Untuk mencapai tujuan itu, keduanya perlu bekerja sama dalam mengembangkan dan
	// menerapkan strategi. Oleh sebab itu, keduanya memiliki dua tugas ini:
	//
	//   - Mengembangkan strategi media sosial yang solid sekaligus efektif
	//   - Melaksanakan strategi media sosial
	//
	// Seperti siapa pun yang ingin masuk ke bidang ini, keduanya memerlukan
	// pengetahuan yang mendalam tentang:
	//
	//   - media sosial
	//   - content marketing
	//   - peran setiap posisi di departemen
	//
	// Perbedaan
	// ---------
	//
	// Tanggung jawab manajer jauh lebih luas daripada tanggung jawab spesialis karena
	// manajerlah yang bertugas:
	//
	//   - Memastikan efektivitas setiap strategi media sosial
	//   - Memastikan efektivitas setiap kampanye media sosial
	//   - Memimpin serta mengelola departemen dalam mengembangkan strategi
	//   - Mengelola anggaran departemen
	//
	// Adapun spesialis melaksanakan dan menerapkan strategi tersebut.
	//
	// Tanggung jawab manajer lainnya
	// ------------------------------
	//
	//   - Mengelola strategi media sosial, misalnya:
	//     - Mengembangkan strategi media sosial yang solid sekaligus efektif
	//     - Merencanakan strategi media sosial
	//     - Melaksanakan strategi media sosial
	//     - Memantau kinerja strategi media sosial
	//     - Memantau kinerja tim media sosial
	//   - Memastikan semua konten akurat
	//   - Memastikan semua konten menarik
	//   - Memastikan semua konten sesuai dengan identitas merek
	//   - Memastikan semua konten selaras dengan tujuan bisnis
	//   - Membangun brand awareness yang kuat melalui media sosial
	//     Tujuan: Meningkatkan brand awareness (kesadaran merek)
	//   - Membangun citra merek yang positif melalui media sosial
	//     Tujuan: Membangun citra merek yang positif
	//   - Mengembangkan kampanye media sosial bersama departemen pemasaran dan humas
	//     Pihak terkait: departemen pemasaran dan hubungan masyarakat (humas)
	//   - Mengawasi tampilan seluruh akun media sosial milik merek
	//   - Menganalisis kelemahan kehadiran merek di media sosial dan memperbaikinya
	//   - Membina hubungan baik melalui media sosial dengan pelanggan dan pemangku
	//     kepentingan lain
	//     Pihak terkait: pelanggan dan pemangku kepentingan lain
	//     Yang disebutkan hanyalah contoh; mungkin ada pihak lain.
	//   - Menetapkan KPI untuk setiap kampanye
	//   - Mengukur kinerja setiap kampanye berdasarkan KPI-nya
	//
	// Contoh KPI tersebut adalah jumlah penayangan (views) dan jumlah share; setiap
	// kampanye boleh memiliki KPI lain. Kinerja kampanye diukur berdasarkan KPI yang
	// ditetapkan untuknya.
	//
	// Tanggung jawab spesialis
	// ------------------------
	//
	//   - Mengembangkan strategi media sosial yang solid sekaligus efektif
	//   - Melaksanakan strategi media sosial
	//   - Mengoptimalkan aktivitas media sosial
	//   - Menganalisis aktivitas media sosial
	//     Secara keseluruhan, kedua tugas itu mencakup:
	//     - Mengelola kampanye serta promosi di media sosial
	//     - Menganalisis kinerja akun media sosial
	//     - Mencari serta mengenali peluang untuk meningkatkan visibilitas merek
	//   - Mengikuti tren serta perkembangan terbaru di media sosial untuk mengenali
	//     peluang
	//     Dengan begitu, departemen dapat menyusun strategi yang relevan serta
	//     terkini, lalu menjalankannya.
	//   - Melakukan riset kompetitor sebagai dasar strategi yang kuat
	//   - Mengidentifikasi target audiens
	//   - Meningkatkan engagement (keterlibatan) di media sosial merek
	//   - Menemukan peluang untuk membentuk persepsi publik tentang merek dengan
	//     konten yang menarik
	//   - Membuat konten menarik bersama tim kreatif
	//     Pihak terkait: editor, desainer, dan penulis
	//     Yang disebutkan hanyalah contoh; mungkin ada pihak lain.
	//   - Menyusun kalender editorial
	//   - Menentukan praktik terbaik berdasarkan analisis metrik media sosial
	//   - Mengoordinasikan upaya dan mengelola reputasi bersama bagian penjualan dan
	//     layanan pelanggan
	//     Pihak terkait: bagian penjualan dan bagian layanan pelanggan
	//   - Berkolaborasi dengan influencer dan KOL untuk memengaruhi opini publik
	//     Pihak terkait: influencer dan key opinion leader (KOL)
	//
	// Keterampilan
	// ------------
	//
	// Spesialis memerlukan keterampilan teknis, seperti:
	//
	//   - Copywriting yang memikat
	//   - Pemahaman mendalam tentang algoritma platform
	//   - Analisis data
	//
	// Agar mampu memimpin departemen dalam mengembangkan strategi yang efektif
	// sekaligus efisien, manajer harus menguasai:
	//
	//   - Media sosial (keterampilan teknis)
	//   - Pemasaran
	//   - Kepemimpinan
	//
	// Jadi, selain keterampilan teknis media sosial, manajer memerlukan banyak
	// keterampilan lain yang berguna.
	//
	// Hierarki pelaporan
	// ------------------
	//
	// Spesialis melaporkan kinerjanya sendiri kepada manajer.
	//
	// Manajer melapor langsung kepada posisi yang lebih tinggi, misalnya manajer
	// pemasaran digital atau CEO. Kedua posisi itu hanyalah contoh; posisi lain dengan
	// jenjang lebih tinggi juga dimungkinkan.
	//
	// Jadi, rantai pelaporannya adalah salah satu dari berikut ini:
	//
	//   - Spesialis media sosial, lalu manajer media sosial, lalu manajer pemasaran
	//     digital
	//   - Spesialis media sosial, lalu manajer media sosial, lalu CEO
	//
	// Penanggung jawab dan pelaksana: pilihan pustaka ini
	// ---------------------------------------------------
	//
	// Dalam pustaka ini, manajer menjadi penanggung jawab, yaitu bertanggung jawab
	// atas hasil suatu tugas, sedangkan spesialis menjadi pelaksana, yaitu
	// mengerjakannya. Hal itu berlaku pula bagi dua tugas yang sama. Pembagian ini
	// pilihan kami, bukan isi artikel; demikian pula bidang kerja, jenjang, dan
	// tingkat ahli, yang mewakili kata "mendalam". Jika dibandingkan per bidang,
	// tanggung jawab manajer pun lebih luas:
	//
	//   Bidang       Manajer media sosial   Spesialis media sosial
	//   Strategi     penanggung jawab       pelaksana
	//   Kampanye     penanggung jawab       pelaksana
	//   Tim          penanggung jawab       tidak terlibat
	//   Anggaran     penanggung jawab       tidak terlibat
	//   Konten       penanggung jawab       pelaksana
	//   Merek        penanggung jawab       pelaksana
	//   Kinerja      penanggung jawab       pelaksana
	//   Relasi       penanggung jawab       pelaksana
	//
	// Kesimpulan
	// ----------
	//
	// Posisi keduanya berbeda. Tanggung jawab manajer lebih luas, sehingga manajer
	// memerlukan lebih dari sekadar keterampilan teknis media sosial.
}

// told returns what the program prints, with every run of white space as one
// space.
func told(t *testing.T, in text) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, tell(&b, in))
	return strings.Join(strings.Fields(b.String()), " ")
}

// facts are the sentences that say each fact, but for duties and skills, which
// the glossary names: English, Indonesian.
var facts = map[string][2]string{
	"S1":  {"two different positions in one department", "Dalam satu departemen, manajer dan spesialis media sosial menempati dua posisi yang berbeda"},
	"S2":  {"Both are popular jobs today", "Saat ini kedua pekerjaan itu banyak diminati"},
	"S3":  {"Like anybody who wants to enter the field, both need in-depth knowledge of: - social media - content marketing - the role of each position in the department", "Seperti siapa pun yang ingin masuk ke bidang ini, keduanya memerlukan pengetahuan yang mendalam tentang: - media sosial - content marketing - peran setiap posisi di departemen"},
	"S4":  {"- Raise brand awareness - Drive website traffic - Build a good brand image", "- Meningkatkan brand awareness (kesadaran merek) - Mengarahkan lalu lintas (traffic) ke situs web - Membangun citra merek yang positif"},
	"S5":  {"The usual ones are these; a department may have others", "departemen boleh memiliki tujuan lain"},
	"S6":  {"Both roles have the same goals, which are those of the department", "Kedua peran memiliki tujuan yang sama, yaitu tujuan departemen"},
	"S7":  {"To reach these goals, they need to work together to create and apply the strategy. So both have these two duties: - Develop a solid and effective social media strategy - Execute the social media strategy", "Untuk mencapai tujuan itu, keduanya perlu bekerja sama dalam mengembangkan dan menerapkan strategi. Oleh sebab itu, keduanya memiliki dua tugas ini: - Mengembangkan strategi media sosial yang solid sekaligus efektif - Melaksanakan strategi media sosial"},
	"S8":  {"They share the same goals but differ in several ways, as their job descriptions show", "Meskipun tujuannya sama, keduanya berbeda dalam beberapa hal, dan perbedaan itu tampak pada uraian tugas masing-masing"},
	"S9":  {"Manage the social media strategy, for example: - Develop", "Mengelola strategi media sosial, misalnya: - Mengembangkan"},
	"S13": {"social media strategy - Monitor the performance of the social media team - Ensure", "strategi media sosial - Memantau kinerja tim media sosial - Memastikan"},
	"S18": {"Goal: Raise brand awareness", "Tujuan: Meningkatkan brand awareness"},
	"S19": {"Goal: Build a good brand image", "Tujuan: Membangun citra merek yang positif"},
	"S21": {"Develop social media campaigns with the marketing and public relations departments With: marketing department and public relations (PR) -", "Mengembangkan kampanye media sosial bersama departemen pemasaran dan humas Pihak terkait: departemen pemasaran dan hubungan masyarakat (humas) -"},
	"S24": {"through social media With: customers and other stakeholders Those named are examples; there may be others. -", "pelanggan dan pemangku kepentingan lain Pihak terkait: pelanggan dan pemangku kepentingan lain Yang disebutkan hanyalah contoh; mungkin ada pihak lain. -"},
	"S26": {"Examples of such KPIs are views and shares; a campaign may have others.", "Contoh KPI tersebut adalah jumlah penayangan (views) dan jumlah share; setiap kampanye boleh memiliki KPI lain."},
	"S27": {"Its performance is measured against the KPIs that were set for it.", "Kinerja kampanye diukur berdasarkan KPI yang ditetapkan untuknya."},
	"S30": {"Analyse social media activity Together these include: - Manage social media campaigns and promotions - Analyse social media performance - Look for and identify opportunities", "Menganalisis aktivitas media sosial Secara keseluruhan, kedua tugas itu mencakup: - Mengelola kampanye serta promosi di media sosial - Menganalisis kinerja akun media sosial - Mencari serta mengenali peluang"},
	"S34": {"to identify opportunities That enables the department to create and run a strategy that is relevant and current.", "untuk mengenali peluang Dengan begitu, departemen dapat menyusun strategi yang relevan serta terkini, lalu menjalankannya."},
	"S38": {"Increase engagement on the brand's social media", "Meningkatkan engagement (keterlibatan) di media sosial merek"},
	"S40": {"creative team With: editors, designers and writers Those named are examples; there may be others. -", "tim kreatif Pihak terkait: editor, desainer, dan penulis Yang disebutkan hanyalah contoh; mungkin ada pihak lain. -"},
	"S43": {"Coordinate efforts and manage reputation together with sales and customer service With: sales and customer service -", "Mengoordinasikan upaya dan mengelola reputasi bersama bagian penjualan dan layanan pelanggan Pihak terkait: bagian penjualan dan bagian layanan pelanggan -"},
	"S44": {"With: influencers and key opinion leaders (KOLs)", "Pihak terkait: influencer dan key opinion leader (KOL)"},
	"S45": {"The manager's responsibility is much broader than the specialist's, because", "Tanggung jawab manajer jauh lebih luas daripada tanggung jawab spesialis karena"},
	"S46": {"because it is the manager's job to: - Ensure that every social media strategy is effective - Ensure that every social media campaign is effective", "karena manajerlah yang bertugas: - Memastikan efektivitas setiap strategi media sosial - Memastikan efektivitas setiap kampanye media sosial"},
	"S47": {"campaign is effective - Lead and manage the department in developing strategy - Manage", "- Memimpin serta mengelola departemen dalam mengembangkan strategi - Mengelola"},
	"S48": {"developing strategy - Manage the department's budget The specialist", "mengembangkan strategi - Mengelola anggaran departemen Adapun"},
	"S49": {"The specialist, in turn, executes and implements the strategy.", "Adapun spesialis melaksanakan dan menerapkan strategi tersebut."},
	"S50": {"The specialist needs technical skills, such as: - Engaging copywriting - In-depth understanding of platform algorithms - Data analysis", "Spesialis memerlukan keterampilan teknis, seperti: - Copywriting yang memikat - Pemahaman mendalam tentang algoritma platform - Analisis data"},
	"S51": {"such as", "seperti"},
	"S52": {"the manager must be skilled in: - Social media (a technical skill) - Marketing - Leadership", "manajer harus menguasai: - Media sosial (keterampilan teknis) - Pemasaran - Kepemimpinan"},
	"S53": {"To lead the department in developing effective and efficient strategies, the manager must be skilled in:", "Agar mampu memimpin departemen dalam mengembangkan strategi yang efektif sekaligus efisien, manajer harus menguasai:"},
	"S54": {"So the manager needs many useful skills in addition to technical social media skills.", "Jadi, selain keterampilan teknis media sosial, manajer memerlukan banyak keterampilan lain yang berguna."},
	"S55": {"The specialist reports on their own performance to the manager.", "Spesialis melaporkan kinerjanya sendiri kepada manajer."},
	"S56": {"reports on their own performance", "melaporkan kinerjanya sendiri"},
	"S57": {"The manager reports directly to a higher position,", "Manajer melapor langsung kepada posisi yang lebih tinggi,"},
	"S58": {"such as the digital marketing manager or the chief executive (CEO). These two are examples; any more senior position qualifies.", "misalnya manajer pemasaran digital atau CEO. Kedua posisi itu hanyalah contoh; posisi lain dengan jenjang lebih tinggi juga dimungkinkan."},
	"S59": {"- Social media specialist, then social media manager, then digital marketing manager - Social media specialist, then social media manager, then chief executive Accountable", "- Spesialis media sosial, lalu manajer media sosial, lalu manajer pemasaran digital - Spesialis media sosial, lalu manajer media sosial, lalu CEO Penanggung"},
	"S60": {"They are two different positions. The manager's responsibility is the broader one, so the manager needs more than technical social media skills.", "Posisi keduanya berbeda. Tanggung jawab manajer lebih luas, sehingga manajer memerlukan lebih dari sekadar keterampilan teknis media sosial."},
}

// dutyFacts are the facts that the name of a duty says.
var dutyFacts = map[string][]socialorg.Key{
	"S9": {"manage-strategy", "develop-strategy"}, "S10": {"plan-strategy"}, "S11": {"execute-strategy"}, "S12": {"monitor-strategy"},
	"S13": {"monitor-team"}, "S14": {"ensure-accuracy"}, "S15": {"ensure-appeal"}, "S16": {"ensure-brand-consistency"}, "S17": {"ensure-goal-alignment"},
	"S18": {"build-brand-awareness"}, "S19": {"build-brand-image"}, "S20": {"lead-department"}, "S21": {"develop-campaigns"}, "S22": {"oversee-accounts"},
	"S23": {"improve-weaknesses"}, "S24": {"maintain-relations"}, "S25": {"set-kpis"}, "S27": {"measure-campaigns"},
	"S28": {"optimise-activity"}, "S29": {"analyse-activity"}, "S30": {"manage-campaigns"}, "S31": {"analyse-performance"}, "S32": {"find-visibility"},
	"S33": {"follow-trends"}, "S35": {"develop-strategy", "execute-strategy"}, "S36": {"research-competition"}, "S37": {"identify-audience"},
	"S38": {"raise-engagement"}, "S39": {"influence-perception"}, "S40": {"create-content"}, "S41": {"plan-content"}, "S42": {"find-best-practice"},
	"S43": {"manage-reputation"}, "S44": {"work-with-influencers"}, "S46": {"ensure-strategy-effectiveness", "ensure-campaign-effectiveness"},
	"S47": {"lead-department"}, "S48": {"manage-budget"},
}

func TestEveryFactIsPrinted(t *testing.T) {
	for i, in := range []text{english(), indonesian()} {
		out := told(t, in)
		for n := 1; n <= 60; n++ {
			fact := fmt.Sprintf("S%d", n)
			sentences, said := facts[fact]
			duties, named := dutyFacts[fact]
			require.True(t, said || named, "%s is not said", fact)
			if said {
				require.Contains(t, out, sentences[i], fact)
			}
			for _, key := range duties {
				name := in.glossary.Responsibilities[key]
				require.NotEmpty(t, name, key)
				require.Contains(t, out, "- "+name, fact)
			}
		}
	}
}

// S13: monitoring the staff is the last of the five examples of managing the
// strategy, which stand below it.
func TestS13MonitoringTheTeamIsAnExampleOfManagingTheStrategy(t *testing.T) {
	for _, in := range []text{english(), indonesian()} {
		var b strings.Builder
		require.NoError(t, tell(&b, in))
		_, below, ok := strings.Cut(b.String(), in.forExample+"\n")
		require.True(t, ok)
		var examples []string
		for line := range strings.Lines(below) {
			if !strings.HasPrefix(line, "    - ") {
				break
			}
			examples = append(examples, strings.TrimSpace(strings.TrimPrefix(line, "    - ")))
		}
		var want []string
		for _, key := range []socialorg.Key{"develop-strategy", "plan-strategy", "execute-strategy", "monitor-strategy", "monitor-team"} {
			want = append(want, in.glossary.Responsibilities[key])
		}
		require.Equal(t, want, examples)
	}
}

// What is the library's choice is said to be so, and nothing of it is told
// as the article's before that.
func TestOurChoiceIsSaidToBeOurs(t *testing.T) {
	for _, in := range []text{english(), indonesian()} {
		before, after, ok := strings.Cut(told(t, in), in.ours)
		require.True(t, ok)
		for _, name := range in.involvements {
			require.NotContains(t, strings.ToLower(before), name)
			require.Contains(t, after, name)
		}
	}
}

// Whoever has a duty is named with it: every responsibility stands in the part
// of its role, and is said once there.
func TestEveryDutyIsPrintedWithItsRole(t *testing.T) {
	for _, in := range []text{english(), indonesian()} {
		before, rest, ok := strings.Cut(told(t, in), " "+in.manager+" ")
		require.True(t, ok)
		manager, specialist, ok := strings.Cut(rest, " "+in.specialist+" -")
		require.True(t, ok)
		specialist, _, ok = strings.Cut(specialist, " "+in.skills+" -")
		require.True(t, ok)
		_, reasons, ok := strings.Cut(before, in.reasons)
		require.True(t, ok)
		for part, role := range map[string]socialorg.Role{reasons + " " + manager: standard.Manager(), "- " + specialist: standard.Specialist()} {
			for _, d := range role.Responsibilities {
				require.Equal(t, 1, strings.Count(part, "- "+in.glossary.Responsibilities[d.Key]), "%s of %s", d.Key, role.ID)
			}
		}
	}
}

// S24, S40: the article leaves these two lists of partners open, and no other.
func TestOnlyOpenListsArePrintedAsExamples(t *testing.T) {
	for _, in := range []text{english(), indonesian()} {
		require.Equal(t, 2, strings.Count(told(t, in), in.examples)) // facts has the places
	}
}

// Later sentences speak of the article, so the first paragraph names it.
func TestTheArticleIsIntroduced(t *testing.T) {
	for _, in := range []text{english(), indonesian()} {
		var b strings.Builder
		require.NoError(t, tell(&b, in))
		paragraphs := strings.SplitN(b.String(), "\n\n", 3)
		require.Equal(t, in.article, strings.Join(strings.Fields(paragraphs[1]), " "))
	}
}

// T7: the article's reasons come before what follows from our choice.
func TestT7TheReasonsOfTheArticleComeFirst(t *testing.T) {
	for _, in := range []text{english(), indonesian()} {
		out := told(t, in)
		require.Less(t, strings.Index(out, in.reasons), strings.Index(out, in.chosen))
		require.NotEqual(t, -1, strings.Index(out, in.reasons))
	}
}

func TestNamesAreNoKeys(t *testing.T) {
	key := regexp.MustCompile(`\b[a-z0-9]+(-[a-z0-9]+)+`)
	for _, in := range []text{english(), indonesian()} {
		require.Subset(t, []string{"in-depth", "masing-masing"}, key.FindAllString(told(t, in), -1))
	}
}

func TestRunReportsErrors(t *testing.T) {
	require.ErrorIs(t, run(nil, broken{}), os.ErrClosed)
	require.ErrorContains(t, run([]string{"-lang", "fr"}, broken{}), `"fr"`)
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }
