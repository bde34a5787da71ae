"""Given names as they are borne in Britain, and which of them are words as well."""

import re
from typing import Final

GIVEN_NAMES: Final = frozenset(
    re.split(
        r"\s+",
        """aaliyah aarav aaron
abbie abby abdi abdifatah abdirahman abdul abdulaziz abdulla abdullah abdulrahman abena abigail
abiodun abiola ada adam adama adebayo adeel adela adele adeola adil aditya adnan adrian adrianna
adwoa agnieszka ahmad ahmed aidan aiden aimee aisha aisling aiysha ajay akash akosua akua alan
alana alastair albert alberto albie aled aleena alejandro aleksander aleksandra alessia alex alexa
alexander alexandra alexandru alexis alfie alfred ali alia alice alicia alina alisha alison
alistair aliyah allan alma alun alwyn alyssa amaan amanda amandeep amani amara amari amelia amelie
amina amira amit amna amy ana anaya andre andrea andreas andreea andrei andrew andrzej andy aneesa
aneta angela angelina angharad angie angus anika anil anisa anita anna annabel annabelle anne
annette annie annmarie anthony anton antonia antonio anya aoife archie ariana arjun arlo armaan
arnold arran arthur arya asha ashanti ashley asif asim asma astrid athena atif audrey ava awais
ayaan ayah ayan ayesha ayisha aylin ayo ayodele ayse azra babatunde baljit balvinder barbara
barnaby barry bartek bartosz beata beatrice beatrix becky belinda bella ben benjamin bernadette
bernard bernice bert beryl beth bethan bethany betty beverley bharat bhavesh bhavna bianca bilal
billie billy blanka bob bobby bogdan boris brandon brenda brendan brian bridget bronwen bronwyn
bruce bryan bryn bryony bushra caitlin caitlyn caleb callie callum calum cameron camilla cara carl
carla carlos carly carmel carmen carole caroline carolyn carys cassandra cassie catalin catherine
cathy catrin cecilia cedric celia cerys chantelle charlene charles charlie charlotte chelsie
cheryl chiara chidi chinedu chioma chloe chris christina christine christopher chukwuemeka cian
ciara ciprian claire clara clare claudia clive cody colin connor conor corey cormac cosmin
courtney craig cristian cristina cynthia cyril dafydd daljit damian damien damon dan daniel
daniela daniella danielle danny daphne daria darius dariusz darren darryl daryl dave david dawid
debbie deborah debra declan deepa deepak deirdre delia delilah delroy denis denisa denise dennis
denzel derek deshawn desmond dexter diana diane diarmuid dilys dinesh dipak dominic dominik donal
donald donna doreen doris dorota dorothy douglas dumitru duncan dwayne dylan eamon eddie edith
edmund edna eduardo edward edwin efe efua eileen eilidh eilis eimear eirlys eithne ela elaine
eleanor elena eli eliana elias elif elijah elin elinor eliot elisa elisha eliza elizabeth ella
elle ellen ellie elliot elliott ellis eloise elsa elsie emeka emelia emilia emilie emily emma
emmanuel emre emrys emyr enid eoin eric erica erik erin esme esmee esther ethan ethel etienne euan
eugene eunice eva evan evelyn evie ewa ewan ezekiel ezra fadumo fahad faisal farah farhan farhiya
farida fartun farzana fatima fatimah fatma fatou fatoumata felix fergal fergus ffion filip finlay
finley finn fiona fionn florin frances francesca francesco francis franciszek freddie frederick
freya funmilayo gabriel gabriela gabriella gabrielle gail gareth garry gary gavin geeta gemma
geoff geoffrey george georgiana georgie georgina gerald geraldine gerard gethin ghazala gheorghe
gillian gina giovanni giulia gladys glenda glenn gloria glyn gordon gosia graeme graham grainne
grazyna greg gregor gregory greta gretel gruffydd grzegorz guilherme gurdeep gurpreet gwen
gwendolyn gwyneth habiba hadiya hafsa hafsah hakim halima hamid hamish hamza hana hania hanif
hanna hannah hardeep harjit harley harold haroon harpreet harriet harris harrison harry haruna
haseeb hassan hatice hawa hayden hayley heidi helen helena henry herbert hettie hezekiah hibo
hilary hilda hina hiroshi hitesh hodan howard hugh hugo humaira humphrey hussain hussein huw iain
ian ibrahim idris iestyn ieuan ifan ifeoma ifra ifrah igor ikenna ilaria ilham ilona ilyas imaan
iman imani imelda imogen imran inaya indira ines ingrid ioan ioana iolo ionut iqbal iqra irena
irene irfan irina isa isaac isabel isabella isabelle isaiah isha ishaan isla ismael ismail isobel
istvan ivan ivana iwan iwona izabela izzy jacek jackie jackson jacob jacqueline jacqui jaden
jagdeep jagoda jaidan jaime jakub jamal james jamie jamila jana jane janet janice janine jared
jaroslaw jasmin jason jaspreet jasvinder jaswinder javed jaxon jaxson jayce jayden jaydon jayesh
jaylen jeanette jeff jeffrey jemima jemma jenna jennifer jenny jenson jeremiah jeremy jermaine
jerome jerry jess jesse jessica jessie jethro jignesh jill jillian jim jimmy jing joan joanna
joanne jocelyn jodie jody joe joel joginder johan johanna john johnny jon jonah jonas jonathan
jonathon jose joseph josephine josh joshua josiah josie joyce juan juanita judith judy julia
julian julie julius junaid justin justyna kabir kacey kacper kaden kai kaiden kaitlin kaitlyn
kajetan kaleb kalina kamal kamil kamila kamran karen karim karina karl karol karolina karthik
kasia kasper katarina katarzyna kate kath katherine kathleen kathryn kathy katie katrina katy
kavita kay kaya kaycee kayden kayla kayleigh keeley kehinde keira keiran keith kelly kelsey kelvin
kemi kenji kenneth kenny kenza kerry ketan kevin keziah khadija khadijah khadra khalid kian kiara
kiera kieran kim kimberley kinga kiran kirsten kirsty kofi kojo krish krishna kristian kristina
krystyna krzysztof kuldeep kulwinder kumar kwabena kwaku kwame kwasi kylan kyle kylie kylo kyra
lacey lakshmi lara larisa larissa lateefah latifa latoya laura lauren laurence lawrence layla leah
leanne lee leila leilani lena lennon lenny leo leon leona leonard leonie leroy lesley leslie levi
lewis lexi lexie liam libby lila lilia lilian liliana lillian lilly lina linda lindsay lindsey
linus lisa liv livia liz lizzie llew llinos lloyd logan lois lola lorena lorenzo loretta lorna
lorraine lottie lou louie louis louisa louise lowri luca lucas lucia lucian lucie lucille lucinda
lucja lucy luis luisa lukas lukasz luke lydia lyla lynda lyndsey lynn lynne lynsey mabel macey
maciej mackenzie madalina maddie maddison madeleine madison mae maeve magda magdalena mahesh
mahmood mahmoud mahnoor maisie maja majid malachi malaika malak malcolm malgorzata malika mandeep
mandy manjit manpreet manuel mara marcel marcia marcin marco marcus mared marek margaret margarita
margot maria mariah mariam mariama marian mariana marianne marie marilyn mario marion marisa
marius mariusz marjorie marlene marlon marta martha martin martina martyn marwa mary maryam maryum
matei mateo mateusz matilda matt matteo matthew matthias maude maureen maurice mavis maya mazin
mckenzie meena meera megan mehmet mehreen mehul mei mel melanie melissa meryem mia micah michael
michal michele michelle mick miguel mihaela mihai mike mikey mikolaj mila mildred millie milo mina
minh mirela miriam mirza moesha mohamed mohammad mohammed mohamud moira mollie molly mona monica
monika montel morag morgan moses mostafa muhammad mukesh muna murat muriel musa mustafa myfanwy
myla myra nabil nadeem nadia nadine naeem naila naima najma nancy naomi naresh narinder nasir
nasra nasreen natalia natalie natasha nathan nathaniel navdeep naveed navjot nazia neema neha neil
nellie nelson nerys nevaeh ngozi nguyen nia niall niamh nicholas nicola nicolae nicolas nicole
nicoleta nigel nikhil nikita nikki nikola nilesh nimra nina nisha nkechi nnamdi nneka noah noel
noor nora noreen norma norman nour nuala nuha nusrat oakley obinna odin oisin ola olamide olga
oliver olivia oliwia ollie olu olumide oluwaseun oluwatobi omar oonagh orla oscar oskar osman otis
otto owain owen ozgur padraig paige pamela paola paresh parminder parveen patricia patricio
patrick patrycja patryk patsy paul paula paulina pauline paulo pavel pawel pedro peggy penelope
percy peter petra phil philip philippa phillip phoebe phyllis piotr pippa polly pooja pranav
preeti priscilla pritesh priti priya priyanka przemyslaw quentin quinn rabia rachael rachel
radoslaw rafael rafal rahim rahima rahul raj raja rajesh rakesh ralph raluca ramesh ramona rana
randeep rania raphael rashid raul ravi ravinder raymond rayyan rebecca reece reggie reginald rehan
rehana rekha remi renata rene reuben rhian rhiannon rhoda rhodri rhona rhydian rhys ricardo
richard ricky riley rita riya robbie robert roberta roberto robyn roderick rodney roger rohan
roisin roland rolf romeo ronald ronan ronnie rory rosa rosalind rosanna roshni rosie ross roxana
roxanne roy rubina rukhsana rupert russell ruth ryan saad sabina sabrina sachin sadia sadie safa
safiya sahar sahra saif saima saira sajid sakina sally salma salman sam samantha samina samir
samira samuel sana sandeep sandra sangeeta sanjay saoirse sara sarah sasha saskia saul seamus sean
sebastian seema segun selina selma seren serena seth shabana shabnam shah shahid shailesh shakira
shamima shane shanelle shania shanice shaniqua shannon shantelle sharon shaun shauna shaw shawn
shay shayla shazia sheena sheila sheldon shelley sheryl shirley shona shreya sian sibusiso sidney
sidra sienna silvia simon simona simone simran sinead siobhan sioned siraj slawomir sneha sobia
sofia solomon sonia sonya sophia sophie sorcha stacey stan stanislaw stefan stefania stella
stephanie stephen steve steven stuart suad sufyan sukhdeep sukhjit sukhvinder sumaira sumaya
sumayyah sunil sunita suresh surinder susan susannah susie suzanne swati sylvia sylwia szymon
tabitha tadeusz tadhg tahir tahira taiwo talha talia tamara tamika tammy tamsin tania tanisha
tanya tara tariq tasha tasnim tatiana ted tegan temitope terence teresa terri terry tess tessa
thanh thea thelma theo theodora theodore theresa thomas tia tiago tiana tiegan tiffany tilly tim
timothy tina tobias toby todd tom tomasz tommy tomos toni tony tracey tracy trevor tricia trina
tristan tunde tyreese tyrell tyrone uche ugo ulrich umair umar una ursula urszula usama usha usman
uzma valentin valentina valeria valerie vandana vanessa vasile venkat vera vernon veronica vicky
victoria vijay vikram vince vincent vinod viorica vivek vivian vivien vivienne vlad vladimir wahid
walter wanda waqas wasim wayne wendy weronika wesley wiktor wiktoria wilfred wilhelmina william
wilma winifred winston wojciech xander xavier xiao yahya yara yaseen yasin yasir yasmeen yasmin
yasmine yetunde ying yogesh yolanda youssef yousuf yuki yunus yusra yusuf yvette yvonne zac zach
zachary zack zahara zahid zahra zaid zain zainab zainul zak zakariya zara zarah zayn zaynab
zbigniew zeeshan zelda zena zeynep zia zoe zofia zoya zubair zuzanna""",
    )
)
"""Borne often, in small letters; none of them is a word of everyday English."""

NAMES_AND_WORDS: Final = frozenset(
    re.split(
        r"\s+",
        """ace amber angel april
archer art ash ashton asia august aurora austin autumn bailey bay bill bishop blake blessing bliss
blue bonnie brook brooke buddy carol carter cash chance charity chase chelsea chester christian
clay cliff clifford constance cooper crystal daisy dale dallas dawn dean demi destiny devon divine
drew duke earl ebony eden emir ernest eve faith favour felicity fern flora florence forest frank
gene georgia gift ginger glen glory goodness grace grant guy happy harmony harper hazel heath
heather holly honey honour hope hunter india iris israel ivy jack jade jan jasmine jay jean jewel
jo jordan joy jude june justice ken kent kenya king lance lane laurel lily lincoln london love
lucky major mali marina mark mason max may melody mercy miles miley nick noble norm nova octavia
olive opal page paris parker pat patience peace pearl penny piper poppy precious preston prince
promise prudence ray red reed rich river rob robin rocky rod roman rose rosemary rowan ruby rusty
sage said sandy savannah scarlett scott sky skye spencer stanley star sterling stewart storm sue
summer sunny sydney taylor temperance trinity troy tyler verity victor viola violet virginia wade
ward warren will willow winter wisdom woody wren young""",
    )
)
"""Names that are words or places too: only with a second sign are they a name."""

MONTH_NAMES: Final = frozenset({"april", "august", "jan", "june", "may"})
"""Written with a capital inside a sentence anyway, so that this is no sign."""

PLACE_WORDS: Final = frozenset(
    re.split(
        r"\s+",
        """academy avenue centre clinic close college council court crescent drive foundation
gardens grove hall hospital house infirmary lane lodge medical nursery park place
practice primary project road school service services square street surgery team trust
unit view ward way wing""",
    )
)
"""Behind a name they make a place of it: the Thomas Reed Centre."""

_FULL: Final = re.compile(
    r"(?P<one>[^\W\d_]{2,}),?\s+(?:[A-Z]\.?\s+)*(?P<other>[^\W\d_]{2,}(?:['’-][^\W\d_]+)*)"
)


def is_full_name(cell: str) -> bool:
    """Return whether all that stands in a cell is a given name with a family's, in any order."""
    found = _FULL.fullmatch(cell.strip())
    if found is None:
        return False
    words = {found["one"].casefold(), found["other"].casefold()}
    return not words.isdisjoint(GIVEN_NAMES) and words.isdisjoint(PLACE_WORDS)
