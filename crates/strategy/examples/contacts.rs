//! Writes the call files of `examples/`: invented people who look like real ones, the same for the same seed.
//!
//! `cargo run -p rappel-strategy --example contacts -- relance-amiable 20000 1 > contacts.csv`
//!
//! Why: a call file that is tidier than life hides what an import must survive. Here are the writings, gaps, repeats and mistakes of
//! real files. Every number comes from the ranges that the French plan sets aside for fiction, so that no telephone rings.

use rappel_strategy::engine::seed::{mix, pick};
use rappel_strategy::time::LocalDay;
use std::io::Write;

/// Campaigns with their rows and seed as they stand in `examples/`.
pub const COMMITTED: [(&str, usize, u64); 3] =
    [("relance-amiable", 20_000, 1), ("renouvellement", 3_000, 2), ("satisfaction", 3_000, 3)];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = match arguments.as_slice() {
        [campaign, rows, seed] => match (rows.parse(), seed.parse()) {
            (Ok(rows), Ok(seed)) => generate(campaign, rows, seed),
            _ => None,
        },
        _ => None,
    };
    let Some(file) = file else {
        eprintln!("usage: contacts CAMPAIGN ROWS SEED, with CAMPAIGN one of");
        COMMITTED.iter().for_each(|(campaign, rows, seed)| eprintln!("  {campaign} {rows} {seed}"));
        std::process::exit(2);
    };
    if let Err(error) = std::io::stdout().write_all(&file) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

/// The call file of a campaign, as bytes; `None` for a campaign that is not known.
pub fn generate(campaign: &str, rows: usize, seed: u64) -> Option<Vec<u8>> {
    let format = match campaign {
        "relance-amiable" => Format { trade: Trade::Recovery, windows_1252: true, mark: false, end: "\r\n" },
        "renouvellement" => Format { trade: Trade::Renewal, windows_1252: false, mark: true, end: "\r\n" },
        "satisfaction" => Format { trade: Trade::Survey, windows_1252: false, mark: false, end: "\n" },
        _ => return None,
    };
    let mut dice = Dice { seed, thrown: 0 };
    let mut lines = Lines::new(&mut dice);
    let mut people: Vec<Person> = Vec::new();
    let mut text = String::new();
    if format.mark {
        text.push('\u{feff}');
    }
    text.push_str(format.trade.heading());
    text.push_str(format.end);
    for row in 0..rows {
        // A file put together from several extractions holds some people twice.
        let person = match people.len().checked_sub(1) {
            Some(last) if dice.per_mille(5) => people[last - dice.below(last.min(400) + 1)].clone(),
            _ => Person::new(format.trade, row, &mut dice, &mut lines),
        };
        text.push_str(&format.trade.line(&person, &mut dice));
        text.push_str(format.end);
        people.push(person);
    }
    Some(if format.windows_1252 { windows_1252(&text) } else { text.into_bytes() })
}

/// How a file is written.
struct Format {
    trade: Trade,
    windows_1252: bool,
    /// Begins with the byte order mark, as French Excel's "CSV UTF-8".
    mark: bool,
    end: &'static str,
}

/// The text in Windows-1252. The names below use only characters that are the same there as in Latin-1.
fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).expect("a Latin-1 character")).collect()
}

/// A reproducible series of throws.
struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    fn throw(&mut self) -> u64 {
        self.thrown += 1;
        mix(self.seed, self.thrown)
    }

    /// A number below `count`, which must not be 0.
    fn below(&mut self, count: usize) -> usize {
        pick(self.throw(), count)
    }

    fn per_mille(&mut self, chance: usize) -> bool {
        self.below(1_000) < chance
    }

    /// One of the words between the commas.
    fn word(&mut self, words: &'static str) -> &'static str {
        let words: Vec<&str> = words.split(", ").collect();
        self.of(&words)
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// The numbers of each range for fiction, shuffled, so that one comes back only when the range is used up.
struct Lines {
    ranges: Vec<Range>,
}

struct Range {
    /// National number without its leading zero, last four digits open.
    first: u32,
    order: Vec<u16>,
    used: usize,
}

/// Ranges for fiction: the mobile one, then the landlines of the five areas.
const RANGES: [u32; 6] = [639_980_000, 199_000_000, 261_910_000, 353_010_000, 465_710_000, 536_490_000];

impl Lines {
    fn new(dice: &mut Dice) -> Lines {
        let ranges = RANGES.map(|first| {
            let mut order: Vec<u16> = (0..10_000).collect();
            (1..order.len()).rev().for_each(|last| order.swap(last, dice.below(last + 1)));
            Range { first, order, used: 0 }
        });
        Lines { ranges: ranges.into() }
    }

    /// A number of the range: 0 for mobiles, else the area 1…5.
    fn next(&mut self, range: usize) -> u32 {
        let range = &mut self.ranges[range];
        range.used += 1;
        range.first + u32::from(range.order[(range.used - 1) % range.order.len()])
    }
}

/// Who is called.
#[derive(Clone)]
struct Person {
    key: String,
    title: &'static str,
    surname: &'static str,
    first_name: &'static str,
    town: &'static str,
    zone: &'static str,
    /// Mobile, home, work.
    numbers: [Option<u32>; 3],
    cents: u32,
    date: LocalDay,
    product: &'static str,
}

impl Person {
    fn new(trade: Trade, row: usize, dice: &mut Dice, lines: &mut Lines) -> Person {
        let woman = dice.per_mille(505);
        let overseas = trade != Trade::Survey && dice.per_mille(25);
        let (town, area, zone) = if overseas {
            let (zone, towns) = dice.of(OVERSEAS);
            (dice.word(towns), 0, zone)
        } else if trade == Trade::Survey {
            (dice.word(SOUTH_WEST), 5, "")
        } else {
            let area = 1 + dice.below(TOWNS.len());
            (dice.word(TOWNS[area - 1]), area, "")
        };
        Person {
            key: trade.key(row, dice),
            title: if woman { "Mme" } else { "M." },
            surname: dice.word(SURNAMES),
            first_name: dice.word(if woman { WOMEN } else { MEN }),
            town,
            zone,
            numbers: numbers(area, dice, lines),
            cents: trade.cents(dice),
            date: trade.date(dice),
            product: dice.of(trade.products()),
        }
    }
}

fn numbers(area: usize, dice: &mut Dice, lines: &mut Lines) -> [Option<u32>; 3] {
    let kind = dice.below(1_000);
    let mobile = (!(896..982).contains(&kind) && kind < 996).then(|| lines.next(0));
    // From 896 on only a landline, from 982 on the mobile written into both columns, from 996 on nothing.
    let mut home = ((520..982).contains(&kind) && area > 0).then(|| lines.next(area));
    if (982..996).contains(&kind) {
        home = mobile;
    }
    let work = (dice.per_mille(180) && kind < 996).then(|| lines.next(if area > 0 { area } else { 1 }));
    [mobile, home, work]
}

/// A number as somebody typed it into some form, or something that is not a number.
fn written(number: Option<u32>, dice: &mut Dice) -> String {
    let Some(number) = number else { return String::new() };
    let national = format!("0{number}");
    let pairs = |between: &str| (0..5).map(|pair| &national[2 * pair..2 * pair + 2]).collect::<Vec<_>>().join(between);
    let spaced = pairs(" ");
    match dice.below(1_000) {
        0..560 => national,
        560..750 => spaced,
        750..830 => pairs("."),
        830..860 => pairs("-"),
        860..910 => format!("+33 {}", &spaced[1..]),
        910..940 => format!("+33{number}"),
        940..955 => format!("0033 {}", &spaced[1..]),
        // A spreadsheet took it for an amount.
        955..975 => number.to_string(),
        975..985 => format!("+33 (0){}", &spaced[1..]),
        985..990 => format!(" {spaced} "),
        990..993 => national[..8].to_owned(),
        993..995 => format!("{national}{}", &national[8..]),
        995..997 => "0000000000".to_owned(),
        997..998 => "NC".to_owned(),
        998..999 => "liste rouge".to_owned(),
        _ => format!("08{}", &national[4..]),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Trade {
    Recovery,
    Renewal,
    Survey,
}

impl Trade {
    fn heading(self) -> &'static str {
        match self {
            Trade::Recovery => {
                "REF;CIVILITE;NOM;PRENOM;TEL_MOBILE;TEL_FIXE;TEL_TRAVAIL;VILLE;MONTANT;ECHEANCE;FUSEAU;PRIORITE"
            }
            Trade::Renewal => {
                "CONTRAT;CIVILITE;NOM;PRENOM;TEL_PORTABLE;TEL_DOMICILE;TEL_BUREAU;VILLE;FORMULE;PRIME;ECHEANCE;FUSEAU;PRIORITE"
            }
            Trade::Survey => "DOSSIER;CIVILITE;NOM;PRENOM;TEL_PORTABLE;TEL_BOX;VILLE;OFFRE;DATE_INTERVENTION",
        }
    }

    fn line(self, person: &Person, dice: &mut Dice) -> String {
        let [mobile, home, work] = person.numbers.map(|number| written(number, dice));
        let Person { key, title, surname, first_name, town, zone, cents, product, .. } = person;
        let amount = format!("{},{:02}", cents / 100, cents % 100);
        let date = person.date.date().strftime("%d/%m/%Y");
        let priority = match cents / 100 {
            0..300 => 1,
            300..1_200 => 2,
            _ => 3,
        };
        let who = format!("{key};{title};{surname};{first_name}");
        match self {
            Trade::Recovery => format!("{who};{mobile};{home};{work};{town};{amount};{date};{zone};{priority}"),
            Trade::Renewal => {
                format!("{who};{mobile};{home};{work};{town};{product};{amount};{date};{zone};{priority}")
            }
            Trade::Survey => format!("{who};{mobile};{home};{town};{product};{date}"),
        }
    }

    fn key(self, row: usize, dice: &mut Dice) -> String {
        match self {
            Trade::Recovery => format!("R{}", 2_600_100 + row * 3 + dice.below(3)),
            Trade::Renewal => format!("MRH-{:02}-{:05}", 14 + dice.below(12), 10_000 + row * 7 + dice.below(7)),
            Trade::Survey => format!("INT26{:05}", 40_000 + row * 2 + dice.below(2)),
        }
    }

    /// Debts have many small amounts and few great ones; premiums lie close together.
    fn cents(self, dice: &mut Dice) -> u32 {
        let cents = match self {
            Trade::Recovery => {
                let (a, b, c) = (dice.below(1_000), dice.below(1_000), dice.below(1_000));
                2_500 + a * b / 1_000 * c / 1_000 * 420
            }
            Trade::Renewal => 11_800 + dice.below(1_000) * 14 + dice.below(1_000) * 30,
            Trade::Survey => 0,
        };
        (cents + dice.below(100)) as u32
    }

    fn date(self, dice: &mut Dice) -> LocalDay {
        let day = |year, month, day| LocalDay::from(jiff::civil::date(year, month, day));
        match self {
            Trade::Recovery => day(2026, 5, 4) + dice.below(186) as i32,
            // Most contracts end with the year, the others when they were signed.
            Trade::Renewal if dice.per_mille(550) => day(2026, 12, 31),
            Trade::Renewal => day(2027, 1, 10) + dice.below(50) as i32,
            Trade::Survey => {
                let done = day(2026, 11, 12) + dice.below(9) as i32;
                if done.weekday() == 6 { done + -1 } else { done }
            }
        }
    }

    fn products(self) -> &'static [&'static str] {
        match self {
            Trade::Recovery => &[""],
            Trade::Renewal => &["Essentielle", "Confort", "Confort", "Intégrale"],
            Trade::Survey => &["Fibre 500", "Fibre 500", "Fibre 1 Giga", "Fibre Pro"],
        }
    }
}

const SURNAMES: &str = "\
    MARTIN, BERNARD, THOMAS, PETIT, ROBERT, RICHARD, DURAND, DUBOIS, MOREAU, LAURENT, SIMON, MICHEL, LEFÈVRE, LEROY, \
    ROUX, DAVID, BERTRAND, MOREL, FOURNIER, GIRARD, BONNET, DUPONT, LAMBERT, FONTAINE, ROUSSEAU, VINCENT, MÜLLER, \
    LEFEBVRE, FAURE, ANDRÉ, MERCIER, BLANC, GUÉRIN, BOYER, GARNIER, CHEVALIER, FRANÇOIS, LEGRAND, GAUTHIER, GARCIA, \
    PERRIN, ROBIN, CLÉMENT, MORIN, NICOLAS, HENRY, ROUSSEL, MATHIEU, GAUTIER, MASSON, MARCHAND, DUVAL, DENIS, DUMONT, \
    MARIE, LEMAIRE, NOËL, MEYER, DUFOUR, MEUNIER, BRUN, BLANCHARD, GIRAUD, JOLY, RIVIÈRE, LUCAS, BRUNET, GAILLARD, \
    BARBIER, ARNAUD, MARTINEZ, GÉRARD, ROCHE, RENARD, SCHMITT, ROY, LEROUX, COLIN, VIDAL, CARON, PICARD, ROGER, FABRE, \
    AUBERT, LEMOINE, RENAUD, DUMAS, LACROIX, OLIVIER, PHILIPPE, BOURGEOIS, PIERRE, BENOÎT, REY, LECLERC, PAYET, \
    ROLLAND, LECLERCQ, GUILLAUME, LECOMTE, LOPEZ, JEAN, DUPUY, GUILLOT, HUBERT, BERGER, CARPENTIER, SANCHEZ, DUPUIS, \
    MOULIN, LOUIS, DESCHAMPS, HUET, VASSEUR, PEREZ, BOUCHER, FLEURY, ROYER, KLEIN, JACQUET, ADAM, PARIS, POIRIER, \
    MARTY, AUBRY, GUYOT, CARRÉ, CHARLES, RENAULT, CHARPENTIER, MÉNARD, MAILLARD, BARON, BERTIN, BAILLY, HERVÉ, \
    SCHNEIDER, FERNANDEZ, LE GALL, COLLET, LÉGER, BOUVIER, JULIEN, PRÉVOST, MILLET, PERROT, DANIEL, LE ROUX, COUSIN, \
    GERMAIN, BRETON, BESSON, LANGLOIS, RÉMY, LE GOFF, PELLETIER, LÉVÊQUE, PERRIER, LEBLANC, BARRÉ, LEBRUN, MARCHAL, \
    WEBER, MALLET, HAMON, BOULANGER, JACOB, MONNIER, MICHAUD, RODRIGUEZ, GUICHARD, GILLET, ÉTIENNE, GRONDIN, POULAIN, \
    TESSIER, CHEVALLIER, COLLIN, CHAUVIN, DA SILVA, BOUCHET, GAY, LEMAÎTRE, BÉNARD, MARÉCHAL, HUMBERT, REYNAUD, \
    ANTOINE, HOARAU, PERRET, BARTHÉLEMY, CORDIER, PICHON, LEJEUNE, GILBERT, LAMY, DELAUNAY, PASQUIER, CARLIER, \
    LAPORTE, BENALI, DIALLO, TRAORÉ, NGUYEN, HADDAD, BELKACEM, N'DIAYE, D'ALMEIDA";

const WOMEN: &str = "\
    Marie, Nathalie, Isabelle, Sylvie, Catherine, Françoise, Valérie, Christine, Monique, Sandrine, Stéphanie, \
    Véronique, Céline, Sophie, Chantal, Patricia, Martine, Nicole, Jacqueline, Anne, Julie, Laëtitia, Aurélie, Émilie, \
    Élodie, Audrey, Corinne, Brigitte, Mélanie, Laura, Caroline, Virginie, Hélène, Florence, Dominique, Camille, Léa, \
    Manon, Chloé, Pauline, Sarah, Marion, Charlotte, Mathilde, Lucie, Inès, Zoé, Anaïs, Noémie, Jeanne, Marie-Thérèse, \
    Anne-Sophie, Fatima, Aïcha, Karima, Maëlle, Gaëlle, Solène, Édith, Renée";

const MEN: &str = "\
    Jean, Philippe, Michel, Alain, Patrick, Nicolas, Christophe, Pierre, Christian, Éric, Frédéric, Laurent, Stéphane, \
    David, Pascal, Daniel, Alexandre, Julien, Thierry, Olivier, Bernard, Thomas, Sébastien, Gérard, Didier, Dominique, \
    Vincent, François, Bruno, Guillaume, Jérôme, Jacques, Marc, Maxime, Romain, Claude, Antoine, Franck, Jean-Pierre, \
    Anthony, Kévin, Gilles, Cédric, Serge, André, Mathieu, Benjamin, Patrice, Fabrice, Joël, Jérémy, Clément, Arnaud, \
    Denis, Paul, Lucas, Hervé, Rémi, Loïc, Gaël, Noël, Karim, Mehdi, Mamadou, Léo, Raphaël";

/// Towns by area: landlines begin with its number, 1…5.
const TOWNS: [&str; 5] = [
    "Paris, Boulogne-Billancourt, Saint-Denis, Argenteuil, Montreuil, Nanterre, Créteil, Versailles, \
     Évry-Courcouronnes, Melun, Cergy",
    "Rennes, Nantes, Le Havre, Angers, Brest, Le Mans, Caen, Tours, Rouen, Orléans, Saint-Nazaire, Lorient, Quimper, \
     Saint-Brieuc, Évreux, Chartres, Châteauroux, Laval, Saint-Malo",
    "Strasbourg, Lille, Reims, Dijon, Amiens, Metz, Besançon, Mulhouse, Nancy, Roubaix, Dunkerque, Colmar, Troyes, \
     Beauvais, Saint-Quentin, Épinal, Charleville-Mézières, Lons-le-Saunier, Compiègne",
    "Marseille, Lyon, Nice, Montpellier, Toulon, Grenoble, Saint-Étienne, Nîmes, Aix-en-Provence, Clermont-Ferrand, \
     Villeurbanne, Perpignan, Annecy, Avignon, Chambéry, Béziers, Valence, Ajaccio, Le Puy-en-Velay",
    "Toulouse, Bordeaux, Limoges, Pau, La Rochelle, Poitiers, Bayonne, Angoulême, Niort, Albi, Brive, Agen, Périgueux, \
     Rodez",
];

/// Towns of a regional operator, in area 5.
const SOUTH_WEST: &str = "\
    Toulouse, Toulouse, Toulouse, Colomiers, Blagnac, Muret, Tournefeuille, Montauban, Albi, Castres, Auch, Agen, \
    Moissac, Langon, Marmande, Saint-Gaudens, Pamiers, Gaillac, Mérignac, Libourne, Condom, L'Isle-Jourdain";

/// Towns overseas, by zone.
const OVERSEAS: &[(&str, &str)] = &[
    ("Indian/Reunion", "Saint-Denis de La Réunion, Saint-Pierre, Le Tampon, Saint-Paul"),
    ("America/Guadeloupe", "Les Abymes, Baie-Mahault, Pointe-à-Pitre"),
    ("America/Martinique", "Fort-de-France, Le Lamentin"),
    ("America/Cayenne", "Cayenne"),
];
