"""Given names as they are borne in Britain, and which of them are words as well."""

import re
from typing import Final

GIVEN_NAMES: Final = frozenset(
    re.split(
        r"\s+",
        """aarav aaron abbie abby
abdi abdul abdullah abdulrahman abena abigail abiola ada adam adama
adebayo adeel adela adele adeola adil aditya adnan adrian adrianna aidan aiden aimee aisha
aisling aiysha ajay akash akosua alan alana alastair albert alberto aleena alejandro aleksander
aleksandra alessia alex alexa alexander alexandra alexandru alexis alfie alfred ali alia alice
alicia alina alisha alison alistair allan alwyn alyssa amaan amanda amani amara amari amelia
amelie amina amira amit amna amy ana anaya andre andrea andreas andreea andrei andrew andrzej
andy aneesa aneta angela angelina angus anika anil anisa anita anna annabel annabelle anne
annette annie anthony anton antonia antonio anya aoife archie ariana arjun armaan arnold arran
arthur arya asha ashanti ashley asif asim asma astrid athena atif audrey ava awais ayaan ayah
ayan ayesha ayisha aylin ayo azra barbara barnaby barry bartosz beata beatrice beatrix becky
belinda bella ben benjamin bernadette bernard bernice bert beth bethan bethany betty beverley
bhavna bianca bilal billie billy blanka bob bobby bogdan boris brandon brenda brendan brian
bridget bronwen bruce bryan bryn bryony caitlin caleb callie callum calum cameron camilla cara
carl carla carlos carly carmel carmen caroline carolyn carys cassandra cassie catherine cathy
catrin cecilia cerys chantelle charlene charles charlie charlotte chelsie cheryl chiara chidi
chinedu chioma chloe chris christina christine christopher ciara claire clara clare claudia
clive cody colin connor conor corey courtney craig cristina cynthia dafydd damian damien damon
dan daniel daniela daniella danielle danny daphne daria darius darren dave david dawid debbie
deborah debra declan deepa deepak deirdre denis denise dennis denzel derek deshawn desmond diana
diane dilys dominic dominik donald donna doreen doris dorothy douglas duncan dwayne dylan eddie
edith edmund eduardo edward edwin efe eileen eilidh eilis eithne ela elaine eleanor elena eli
eliana elias elif elijah elin elinor eliot elisa elisha eliza elizabeth ella elle ellen ellie
elliot elliott ellis eloise elsa elsie emeka emelia emilia emilie emily emma emmanuel emrys enid
erica erik erin esme esmee esther ethan etienne eugene eunice eva evan evelyn evie ewa ewan ezra
fahad faisal farah farhan farida fatima fatimah fatma fatou fatoumata felix fergus filip finlay
finley finn fiona francesca francesco francis franciszek freddie frederick freya gabriel
gabriela gabriella gabrielle gareth garry gary gavin gemma geoff geoffrey george georgie
georgina gerald geraldine gerard gethin gillian gina giovanni giulia gladys glenda glenn gloria
gordon gosia graeme graham grazyna greg gregor gregory greta grzegorz guilherme gurpreet gwen
gwendolyn gwyneth habiba hadiya hafsa hafsah hakim halima hamid hamish hamza hana hania hanif
hanna hannah harjit harley harold haroon harpreet harriet harris harrison harry haruna haseeb
hassan hawa hayden hayley heidi helen helena henry herbert hilary hilda howard hugh hugo humaira
humphrey hussain hussein iain ian ibrahim idris ifeoma ifra igor ilaria ilham ilona ilyas imaan
iman imani imogen imran inaya indira ines ioan ioana irena irene isa isaac isabel isabella
isabelle isaiah isha ishaan isla ismael ismail isobel istvan ivan iwan iwona izabela izzy jacek
jackson jacob jacqueline jacqui jaden jagoda jaime jakub jamal james jamie jamila jana jane
janet janice janine jared jaroslaw jasmin jason javed jayden jaydon jaylen jeanette jeff jeffrey
jemima jemma jenna jennifer jenny jeremiah jeremy jermaine jerome jerry jess jesse jessica
jessie jethro jill jillian jim jimmy jing joan joanna joanne jodie jody joe joel joginder johan
johanna john johnny jon jonah jonas jonathan jose joseph josephine josh joshua josiah josie
joyce juan judith judy julia julian julie julius justin justyna kabir kacper kaden kai kaitlyn
kajetan kalina kamal kamila kamran karen karim karina karl karolina karthik kasia kasper
katarina katarzyna kate kath katherine kathleen kathryn kathy katie katrina katy kavita kay kaya
kayla kayleigh keeley keira keiran keith kelly kelsey kelvin kenneth kenny kenza kerry kevin
keziah khadija khadijah khalid kian kiara kiera kieran kim kimberley kinga kiran kirsten kirsty
kofi krish krishna kristian kristina krystyna krzysztof kumar kwabena kwame kwasi kyle kyra lara
larissa lateefah latifa latoya laura lauren laurence lawrence layla leah leanne lee leila
leilani lena lennon lenny leo leon leona leonard leonie leroy lesley leslie lewis lexi liam
libby lila lilia lilian liliana lilly lina linda lindsay lindsey linus lisa liv livia liz lizzie
llinos lloyd logan lois lola lorena lorenzo loretta lorna lorraine lottie lou louie louis louisa
louise luca lucas lucia lucian lucie lucinda lucja lucy luis luisa lukas lukasz luke lydia lynda
lynn lynne lynsey mabel maciej maddie maddison madeleine madison mae maeve magda magdalena
mahmoud mahnoor maisie maja malachi malaika malak malcolm malgorzata malika mandy manjit
manpreet manuel mara marcel marcin marco marcus mared margaret margarita margot maria mariah
mariam mariama marian mariana marianne marie marilyn mario marion marisa marius marjorie marlene
marlon marta martha martin martina martyn marwa mary maryam matei mateo mateusz matilda matt
matteo matthew matthias maureen maurice mavis maya mazin meera megan mehmet mehreen mei mel
melanie melissa meryem mia micah michael michal michele michelle mick miguel mihaela mihai mike
mikey mikolaj mila millie milo mina minh mirela miriam mirza moesha mohamed mohammad mohammed
mohamud moira molly mona monica monika montel morgan moses mostafa muhammad muna muriel musa
mustafa myla myra nabil nadia nadine naeem naima najma nancy naomi narinder nasir natalia
natalie natasha nathan nathaniel navdeep naveed neema neha neil nelson nia niall niamh nicholas
nicola nicolae nicolas nicole nigel nikhil nikita nikki nikola nimra nina nisha nnamdi noah noel
noor nora noreen norma norman nour nuala nuha nusrat oakley obinna odin ola olga oliver olivia
oliwia ollie olu oluwaseun omar orla oscar oskar osman otis otto owen pamela paola parveen
patricia patricio patrick patrycja patryk patsy paul paula paulina pauline paulo pavel pawel
pedro peggy percy peter petra phil philip philippa phillip phoebe phyllis piotr pippa polly
pooja pranav preeti priscilla priti priya przemyslaw quentin quinn rachael rachel radoslaw
rafael rafal rahima rahul raj raja rajesh ralph ramona rana randeep rania raphael rashid raul
ravi raymond rayyan rebecca reece reggie reginald rehan rehana remi renata rene reuben rhian
rhiannon rhona rhydian rhys ricardo richard ricky riley rita riya robbie robert roberta roberto
roderick rodney roger rohan roisin roland rolf romeo ronald ronan ronnie rory rosa rosalind
rosanna roshni rosie ross roxanne roy rubina rupert russell ruth ryan saad sabina sabrina sadia
sadie safa safiya sahar sahra saif saira sajid sakina sally salma salman sam samantha samir
samira samuel sana sandeep sandra sanjay saoirse sara sarah sasha saskia saul sean sebastian
selina selma seren serena seth shabana shabnam shah shahid shakira shamima shane shania shanice
shannon shantelle shaun shauna shaw shay shayla shazia sheena sheila shelley shirley shona
shreya sian sibusiso sidney sidra sienna silvia simon simone simran sinead siobhan siraj
slawomir sofia solomon sonia sonya sophia sophie sorcha stacey stan stanislaw stefan stefania
stella stephanie stephen steve steven stuart sufyan sukhdeep sumaya sumayyah sunita suresh susan
susannah susie suzanne sylvia szymon tabitha tahir taiwo talha talia tamara tamsin tania tanisha
tanya tara tariq tasha tasnim tatiana ted terence teresa terri terry tess tessa thea thelma theo
theodora theodore theresa thomas tia tiago tiana tiffany tilly tim timothy tina tobias toby todd
tom tomasz tommy toni tony tracey tracy trevor tricia trina tristan tunde tyrone uche ugo ulrich
umair umar una ursula usama usman uzma valentina valeria valerie vanessa vasile venkat vera
vernon veronica vicky victoria vijay vikram vince vincent vinod viorica vivek vivian vivien
vivienne vlad vladimir wahid walter wanda waqas wayne wendy weronika wesley wiktor wiktoria
wilfred wilhelmina william wilma winifred winston wojciech xander xavier yahya yara yaseen yasin
yasir yasmin yasmine ying yolanda youssef yousuf yuki yunus yusuf yvette yvonne zac zach zachary
zahra zaid zainab zainul zak zakariya zara zarah zayn zaynab zeeshan zelda zena zeynep zia zoe
zofia zubair zuzanna""",
    )
)
"""Borne often, in small letters; none of them is a word of everyday English."""

NAMES_AND_WORDS: Final = frozenset(
    re.split(
        r"\s+",
        """ace amber angel
april archer art ash asia august aurora austin autumn bailey bay bill bishop
blessing bliss blue bonnie brook brooke buddy carol carter cash chance charity chase chelsea
chester christian clay cliff constance cooper crystal daisy dale dallas dawn dean demi destiny
devon divine drew duke earl ebony eden emir ernest eve faith favour felicity fern flora florence
forest frank gene georgia gift ginger glen glory goodness grace grant guy happy harmony hazel
heath heather holly honey honour hope hunter india iris israel ivy jack jade jan jasmine jay
jean jewel jo jordan joy june justice kent kenya king lance lane laurel lily lincoln london love
lucky major marina mark mason max may melody mercy miles nick noble norm olive opal page paris
parker pat patience peace pearl penny piper poppy precious preston prince promise prudence ray
red reed rich river rob robin rocky rod roman rose rowan ruby rusty sage said sandy savannah
scarlett sky skye star sterling storm sue summer sunny sydney taylor temperance trinity troy
tyler verity victor viola violet virginia wade ward warren will winter wisdom woody wren young""",
    )
)
"""Names that are words or places too: only with a second sign are they a name."""

MONTH_NAMES: Final = frozenset({"april", "august", "jan", "june", "may"})
"""Written with a capital inside a sentence anyway, so that this is no sign."""
