"""Children and families of the demonstration. None of them exists."""

from demonstration.worries.sketch import Child

# Streets are invented and DD0 is no postal district.
CHILDREN = {
    "aria": Child("Aria", "Tennent", 43, "female", "14 Weavers Pend", "DD0 1AB", "Mill Lade Nursery", has_chi=True),
    "max": Child("Max", "Olorenshaw", 13, "male", "3 Saltpan Row", "DD0 2CD", has_chi=True),
    "ruby": Child(
        "Ruby", "Cavell", 104, "female", "27 Lantern Street", "DD0 3EF", "Larchbank Primary School", has_chi=True
    ),
    "finn": Child("Finn", "Cavell", 58, "male", "27 Lantern Street", "DD0 3EF", "Mill Lade Nursery", has_chi=True),
    "isobel": Child("Isobel", "Rennick", 79, "female", "Flat 2/1, 88 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "dylan": Child("Dylan", "Roscoe", 175, "male", "6 Heron Gardens", "DD0 5JK", "Westhaugh Academy", has_chi=True),
    "keir": Child("Keir", "Sandeman-Loy", 3, "male", "41 Kiln Brae", "DD0 6LM"),
    "zara": Child("Zara", "Quillon", 187, "female", "19 Kiln Brae", "DD0 6LM", "Harbourlight Youth Project"),
    "teddy": Child(
        "Teddy", "Marchbank", 90, "male", "5 Tanyard Close", "DD0 7NP", "Larchbank Primary School", has_chi=True
    ),
    "nell": Child("Nell", "Ainscough", 40, "female", "11 Plover Court", "DD0 8QR", "Kite playgroup"),
    "omar": Child("Omar", "Benali", 116, "male", "70 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "layla": Child("Layla", "Benali", 64, "female", "70 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "cole": Child("Cole", "Hathersage", 186, "male", "2 Beacon View", "DD0 9ST", "Westhaugh Academy"),
    "ivo": Child("Ivo", "Pelham-Orr", 149, "male", "33 Beacon View", "DD0 9ST", "Harbourlight Youth Project"),
    "saffron": Child(
        "Saffron", "Dewhirst", 164, "female", "8 Heron Gardens", "DD0 5JK", "Westhaugh Academy", has_chi=True
    ),
    "wren": Child("Wren", "Colquhart", 8, "female", "Flat 1/2, 12 Saltpan Row", "DD0 2CD", has_chi=True),
    "jude": Child("Jude", "Varley", 140, "male", "55 Lantern Street", "DD0 3EF", "Larchbank Primary School"),
    "poppy": Child("Poppy", "Thackeray", 97, "female", "4 Mill Lade", "DD0 1AB", "Larchbank Primary School"),
    "callan": Child(
        "Callan", "Brisbane-Toye", 132, "male", "16 Tanyard Close", "DD0 7NP", "Harbourlight Youth Project"
    ),
    "unborn": Child("", "Delacourt", -2, "", "9 Plover Court", "DD0 8QR"),
    "alfie": Child("Alfie", "Strickland", 52, "male", "30 Mill Lade", "DD0 1AB", "Mill Lade Nursery"),
    "edie": Child("Edie", "Strickland", 81, "female", "30 Mill Lade", "DD0 1AB", "Larchbank Primary School"),
    "noah": Child("Noah", "Strickland", 20, "male", "30 Mill Lade", "DD0 1AB"),
    "hana": Child("Hana", "Yousaf-Bell", 182, "female", "61 Ropewalk", "DD0 4GH", "Westhaugh Academy"),
    "tomas": Child("Tomas", "Vrba", 194, "male", "above the hand car wash, Quay Lane", "DD0 2CD"),
    "bea": Child("Bea", "Lockerby", 71, "female", "22 Beacon View", "DD0 9ST", "Larchbank Primary School"),
    "marek": Child("Marek", "Sobol", 157, "male", "17 Kiln Brae", "DD0 6LM", "Harbourlight Youth Project"),
    "lily": Child("Lily", "Farquhar-Dean", 30, "female", "Flat 3/2, 90 Ropewalk", "DD0 4GH"),
    "sam": Child("Sam", "Aldous", 108, "male", "45 Lantern Street", "DD0 3EF"),
    "ben": Child("Ben", "Maitland-Rowe", 16, "male", "7 Saltpan Row", "DD0 2CD", has_chi=True),
    "ada": Child("Ada", "Winterbourne", 61, "female", "38 Tanyard Close", "DD0 7NP"),
    "rory": Child("Rory", "Haldenby", 49, "male", "12 Weavers Pend", "DD0 1AB", "Mill Lade Nursery"),
    "mia": Child("Mia", "Castlemaine", 38, "female", "25 Plover Court", "DD0 8QR", "Kite playgroup"),
    "leo": Child("Leo", "Ferrand", 125, "male", "1 Heron Gardens", "DD0 5JK"),
    "gus": Child("Gus", "Inverarity", 110, "male", "20 Beacon View", "DD0 9ST"),
    # Brothers and sisters, at the same address and of the same parents.
    "robbie": Child("Robbie", "Tennent", 96, "male", "14 Weavers Pend", "DD0 1AB", "Larchbank Primary School"),
    "tilly": Child("Tilly", "Olorenshaw", 50, "female", "3 Saltpan Row", "DD0 2CD", "Mill Lade Nursery"),
    "jamie": Child("Jamie", "Rennick", 150, "male", "Flat 2/1, 88 Ropewalk", "DD0 4GH", "Westhaugh Academy"),
    "erin": Child("Erin", "Roscoe", 121, "female", "6 Heron Gardens", "DD0 5JK", "Larchbank Primary School"),
    "orla": Child("Orla", "Sandeman-Loy", 46, "female", "41 Kiln Brae", "DD0 6LM", "Mill Lade Nursery"),
    "flora": Child("Flora", "Marchbank", 64, "female", "5 Tanyard Close", "DD0 7NP", "Mill Lade Nursery"),
    "struan": Child("Struan", "Ainscough", 112, "male", "11 Plover Court", "DD0 8QR", "Larchbank Primary School"),
    "lola": Child("Lola", "Dewhirst", 130, "female", "8 Heron Gardens", "DD0 5JK", "Larchbank Primary School"),
    "ellis": Child("Ellis", "Delacourt", 55, "male", "9 Plover Court", "DD0 8QR", "Mill Lade Nursery"),
    "idris": Child("Idris", "Yousaf-Bell", 140, "male", "61 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "rosie": Child("Rosie", "Varley", 88, "female", "55 Lantern Street", "DD0 3EF", "Larchbank Primary School"),
    "kasia": Child("Kasia", "Sobol", 100, "female", "17 Kiln Brae", "DD0 6LM", "Larchbank Primary School"),
    "fraya": Child("Fraya", "Castlemaine", 84, "female", "25 Plover Court", "DD0 8QR", "Larchbank Primary School"),
}

# Who looks after them, by family name: forename, family name, relation. A family not listed told nobody yet.
PARENTS = {
    "Tennent": (("Kelly", "Tennent", "mother"),),
    "Olorenshaw": (("Bethan", "Olorenshaw", "mother"), ("Marc", "Olorenshaw", "father")),
    "Cavell": (("Dawn", "Cavell", "mother"), ("Scott", "Cavell", "father")),
    "Rennick": (("Mairi", "Rennick", "mother"),),
    "Roscoe": (("Paul", "Roscoe", "father"), ("Lynne", "Roscoe", "mother")),
    "Sandeman-Loy": (("Tanya", "Sandeman-Loy", "mother"),),
    "Quillon": (("Denise", "Quillon", "mother"),),
    "Marchbank": (("Colin", "Marchbank", "father"), ("Lesley", "Marchbank", "mother")),
    "Ainscough": (("Gemma", "Ainscough", "mother"), ("Lee", "Ainscough", "father")),
    "Benali": (("Nadira", "Benali", "mother"),),
    "Hathersage": (("Maureen", "Hathersage", "aunt"),),
    "Dewhirst": (("Toni", "Dewhirst", "mother"), ("Alan", "Dewhirst", "father")),
    "Colquhart": (("Amy", "Colquhart", "mother"),),
    "Varley": (("Stephanie", "Varley", "mother"), ("Albert", "Varley", "grandfather")),
    "Delacourt": (("Corinne", "Delacourt", "mother"),),
    "Strickland": (("Carly", "Strickland", "mother"), ("Dean", "Strickland", "father")),
    "Yousaf-Bell": (("Samira", "Yousaf-Bell", "mother"), ("Tariq", "Yousaf-Bell", "father")),
    "Sobol": (("Ewa", "Sobol", "mother"),),
    "Thackeray": (("Joanne", "Thackeray", "mother"),),
    "Castlemaine": (("Ryan", "Castlemaine", "father"), ("Leigh", "Castlemaine", "mother")),
}
