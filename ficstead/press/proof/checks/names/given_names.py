"""Names of people that differ by a letter from another real name: no slips of one another."""

GIVEN_NAMES = frozenset(
    """
    aaron adela adele adeline adrian adriana aidan aiden aileen alana alden alice alicia alina alisa alison allan allen
    allison alvin alyssa amelia amelie andre andrea andreas andrew andrews angela angelo angie anita annabel annabelle
    annette annie anthony antonia antonio ariel arlene arnold arthur ashley astrid audrey austen austin barbara barry
    beatrice beatrix becky belinda bella belle bernard bertha bertie bessie betsy bettie betty beverly billie billy
    blaine blair blake bobbie bobby bonnie boris bradley brady brandon brenda brendan brent brian bridget briggs brock
    bruce bryan bryce caleb calvin camila camilla camille candice carla carlo carlos carly carmen carol carola carole
    carolina caroline carolyn carrie carson casey cassie catharine catherine cathy cecil cecilia cecily celeste celia
    charles charley charlie charlotte chelsea cheryl chloe chris christa christian christie christina christine
    christopher cindy claire clara clare clarence claude claudia claudio clive clyde colin colleen connie connor conor
    conrad corinna corinne craig cynthia daisy damian damien damon daniel daniela danielle danny daphne daren darla darren
    darryl david davie davis dawson deborah debra delia delilah della denis denise dennis derek derrick desmond devin devon
    diana diane dianne dinah dolly dominic donna donnie donny doris dorothea dorothy douglas dudley duncan dwayne dylan
    eddie edgar edith edmond edmund edward edwin edwina eileen elaine eleanor elena eliot elisa elisabeth elise eliza
    elizabeth ellen ellie elliot elliott elmer eloise elsie emilia emilie emily emmett emory enid erica erick erika ernest
    ernie estelle esther ethan ethel eugene eunice evelyn fabian fanny felicia felicity felix fergus fiona flora florence
    frances francesca francis francois frankie franklin franz freda freddie freddy frederick frieda gabriel gabriela
    gabrielle gareth garrett gemma geoffrey george georgia georgie georgina gerald gerard gerry gilbert gillian ginny gladys
    glenda glenn gloria gordon grant gregor gregory greta gretchen guido gustav gwen hanna hannah harold harriet harris
    harrison harry harvey hattie hayden hayley heidi helen helena helene helga henri henrietta henry herbert herman hermann
    hester hilary hilda horace howard hubert hugh hughes hugo imogen ingrid irene irving isaac isabel isabella isabelle
    isadora isolde ivan jackie jackson jacob jacqueline jaime james jamie janet janette janice janie jared jasmin jasmine
    jason jasper jeanne jeannie jeffrey jenna jennie jennifer jenny jeremiah jeremy jerome jerry jesse jessica jessie jimmie
    jimmy joanna joanne jocelyn johan johann johanna john johnnie johnny jolene jonas jonathan jonathon jordan joseph
    josephine joshua joyce juana juanita judith julia julian juliana julie juliet juliette julio julius justin justina
    justine karen karin karina karla katarina katharine katherine kathleen kathryn kathy katie katrina keith kelley kellie
    kelly kelsey kenneth kenny kerry kevin kieran kirsten kitty kristen kristin kristina kristine kurtis kyle laila lance
    larry laura laurel lauren laurence laurie lavinia lawrence leah leila lenny leonard leonora leopold leroy leslie lewis
    liam lilian lilith lillian lillie lily linda linden lindsay lindsey lionel livia lizzie logan loise lorena lorenzo
    loretta lorraine louis louisa louise luca lucas lucia lucian lucie lucien lucille lucius lucy luisa lydia mabel macie
    maddie madeleine madeline madge maggie malcolm mandy marcel marcella marcia marco marcos marcus margaret margarita margery
    margie margo margot maria mariah mariam marian mariana marianne marie mariel marietta marilyn marina mario marion
    marissa marjorie marla marlene marley marlon marsha marta martha martin martina marvin mary maryann mathew matilda matteo
    matthew matthias maude maureen maurice maxim maxime maxine melanie melinda melissa melody melvin mercedes meredith merle
    michael michaela micheal michel michele michelle mickey miguel mildred miles millie milly milton minnie miranda miriam
    mitchell mollie molly monica monique morgan morris moses muriel myra nadia nadine nancy naomi natalia natalie nathan
    nathaniel neville nicholas nicola nicolas nicole nigel nikita nikki nikolai nolan nora norah norma norman octavia
    octavius odette olive oliver olivia ophelia oscar oswald pamela patrice patricia patrick patsy patty paula paulina
    pauline pedro peggy penelope percival percy perry peter petra philip philippa phillip phoebe phyllis pierre polly
    priscilla rachael rachel ralph ramon ramona randal randall randolph randy raphael raymond rebecca reggie regina reginald
    rhoda rhonda ricardo richard ricky rita robert roberta roberto robin rodney roger roland rolande romeo ronald ronan
    ronnie rosalie rosalind rosamund rosanna roscoe rosemarie rosemary rosie rowan rowena roxanne rupert russell sabina
    sabrina sadie sallie sally salvador samantha sammie sammy samson samuel sandra sandy sarah saskia saul scott sebastian
    selena selina serena shane shania shannon sharon shaun shawn sheila shelby sheldon shelley shelly sheri sherry shirley
    sidney sienna silas silvia simon simone sofia sonia sonja sophia sophie stacey stacy stanley stefan stella stephan
    stephanie stephen steve steven stewart stuart susan susana susanna susannah susanne susie suzanne suzie sybil sydney
    sylvia tabitha tamara tammy tanya tatiana teddy terence teresa terrance terrence terri terry tessa thelma theodora
    theodore theresa therese thomas tiffany tilly timmy timothy tobias tommie tommy tonya tracey tracy travis trevor trisha
    tristan tristram trixie tyler ursula valentina valentine valeria valerie vanessa vaughan vaughn vera verity vernon
    veronica vicky victor victoria vincent viola violet violette virgil virginia vivian viviana vivien vivienne wallace
    wallis walter wanda warren wayne wendell wendy wesley weston whitney wilbur wilfred willa william williams willie
    willis willow wilma wilson winifred winona winston xavier yolanda yvette yvonne zachary zachery zelda
    """.split()
)
"""In lower case; the list needs only names that stand close to one another, and it may name more."""
