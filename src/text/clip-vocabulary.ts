// Written by scripts/make-vocabulary.mjs from OpenAI CLIP's bpe_simple_vocab_16e6.txt.gz (MIT licence):
// the 48894 tokens that merging makes, in the order of their ids, in byte symbols. A space follows a token that stands
// inside a word, a line feed one that ends a word.
export const CLIP_TOKENS = `in th an re ar er the
ing
ou on st or en on
al at er
it in
to
ro is
le ic at
and
ed
of
ch or
es
il el st
ac om am lo an
ay
sh ri li ti for
ne ðŁ ra ha de ol ve
si ur al
se 's
un di be la wh oo day
en
ma no le
to our
ir gh wit it
yo as sp this
ts
ati you
with
ad is ab ly
we the te as
ag vi pp su ho my
.. bu com se
ers
me me
all
con mo ke
ge out
ent
co fe ver ar
fro au po ce
ght
are
ss
from
ch
tr oun one
by
do th
wor ere
ke pro for ds
bo ta we
go he ter
ing de
be
ation
mor ay ex ill
pe ks
sc lu fu qu ver
ðŁĺ ju mu ate
and ve king
mar op hi ...
pre ad
ru that
jo of ce new
am
ap gre ss du now
ye ting
your
ity
ni ci par gu fi af per ter up
so
gi ons
gr ge
br pl 't
mi ine
wee bi us
sho have
today
av man ent ack
ure
our âĢ cu ld
loo im ice
som fin red
ren ood
was
tion
pi ir
ther
ty
ph ard
ec !!
mon more
will
tra can
col pu te
wn
mb so iti just
ning
here
tu pa pr but
what
ally
fir min ca ant
sa ted
ev ment
fa get
ame
about
gra not
happ ays
man
his
time
like
gh
has
than love
art
ste ding
he
cre ws
wat der
ite
ser ace
age
end
str aw stor re
car ell
all ps
fri pho por do
ak wi fre who
shi boo son
ell when
ill how
great
win el
bl ssi ali some
ðŁĴ ton der les
pla ï¸ ed sch hu ong
don
ki sh
ann cor ..
ound
az ine ary
ful
stu ould
sti go
see
able
ars
ll
mis ber ck
wa ents
no
sig fe
first
et
spe ack if
ous
'm
ster
app ang ance
ans
good
bre ever they
tic come
off back
ase
ings
old
ight
fo her
happy
pic its
ving
us mat hom dy
em sk ying
their
led
ry
ul har ck ton
onal
hel ric bir vie way
tri da ple bro sto ool
night
tru ba read res
year
fr tor als
coun cla ture
vel ated
lec end thing
vo ici best
can work
last
after
ence
pri pe
es il
âĢ¦
dre ys
over
ies
ðŁĳ comm tw ink
sun cl life
tt ach land
sy tre tal pol sm duc sal ft
're
che war tur ations
ach
ms
ile
pm
ough
ate star week
!!!
clu there
ner
tom sel ï¸ı
world
ves
cam got
inter off
um
tonight
other
hou look
je id
sion
beau att eli ort
rec ff ster supp gen been
ily
team
mm ic
peop itt ats
only
mber
eng bri mp know
bur bar ins
low
she
row
âĿ tro people
via
low aga bet xt
fac char ear wal sen fam ble
nati ish
nor game
live
sco ley
don ick
ball
very
these
pan ia
ating
cr are gir make
stre show
."
fl up dr thanks
illi wom sts
ig sur every cur view
let
into
most
na indi gar had
sou ved
ant ition
made
fol uni ited
ðŁı ical
thr ready
chec dra kes
book
ep
sic
morning
news
cau ct
well
anc photo
than
ors
birth gg out next
some ening
story
chri down
home
ffe free
da
bor fil cial
thank
side
lear que line
ten ates
years
my photo beauti right
nu form ship
ban ther days
gam ason
gy
ðŁİ birthday
set
ick et still
coming
take
ðŁĩ bb sol son den ep music
them
den
why
foo cra amaz wn hol tting
wr ue
mag cro lan clo bra ak
sing
cal read
've
joh bab dri blo big
eric int
tor
try
la
leg house
mic val beautiful
litt check
new vers sw ari play her âĢĵ
win
ma
congr school
fun .@
heal ich
del where
lon ket
two
much
watch
ven ded
ast
ked
bas going
mp
ever
ways
roo desig ly sed
top
lin chan too
iting
dent
ghts
ty spo need
blu inst being
âĿ¤ wel ls
him
may
sting
na
ely
little
ga nat tomor mc hon want
air pic
americ per
less
week vel
ah
cap cham ger tim tomorrow
ness
state
hal serv ze
os
pat vis exc sin ff
city
cen any bel summ tin would
looking
ko cele family
mer pow help
bus co
cle self
ens
ics
tho ani cho lead bs
twee think
fore
chil vide did
ale
chi vil ends
wing
pas 'll
vol sa
gs
many
jec before
graph ny
uring
wil dd buil fav sted
tran ling
oud
dge
fiel national
sta cer were
ina
season
cou ned
amazing
tions
celebr ns
ath head
sday
dar loc vin another
goo sat ny join
pres ses
sing ana
ining
....
cour ï¸ı act
cause
light
ams
ta
bal fc
high
offici tt
christ dic day ral
hor :)
visi nam ob mas
ght really
tun find
through
port
ut tive
sty ne
ore
ðŁĺĤ support
never
even
ðŁĶ ha
ya
ld uk
ran jam with medi des
ney
ching
ale hy kin !! dy place
also
ble which
black
bli say
park
play
ire
video
weekend
ail key
pt
ward
friday
din iness
gro ben always
tball
ago
mil cy produc disc under please
spor full
ey
ðŁĻ ise
ities
cat kno use
fore ker
art high open
san ef ours
shed
stri dro again
im
ðŁĵ enjo fun
getting
pen ger
cli any
every
eu women
âľ est
could
ry "@
thou sha commun ber
dents
dis while
away
dio
ham gla date
ka
miss
unch
won inf room
ga
real
exper direc should
spr gol long
better
ori ey ience
ils
zz han found
vs
âĻ post
tic
part
men rence
cess
vic sil shop
ðŁĺĤ
food
val
stic
you says
elec star
oc land id ction
field
sof start
water
friends
ones
ðŁĮ fla far white
party
inst
grou tv
everyone
ment ja cha prin ants
during
lat lar west
then
ka youn insp inte ween
visit
against
rele head ces
town
looks
thre regi rent
projec girl
sear wo mom car
hun publi di
ple
call
cri um ford
perfe friend
hard
ssion
test
playing
around
because
kets
meet
satur arti work jun ven
run member
port super twit sam els
tly
adv ative
ath
sure
avail lar
squ ards
event
men
ll over logy
ital
times
mal back coo making
stru âģ itu shar gan
cas sn summer
picture
fan hin christmas
cy
proud
champi design
pping
hope
ca
available
may wed photograph special
sale
stop
ery
awe ality
history
ama
presi bru working
done
dr
ken
feat wood
atest
sunday
movi vely
sle face
spec students
by ham
spon business
dat ie
ip soci glo hand recor rs
mee keep
pur health
she comple god
davi collec list ra
club
ters
inclu things
plan âĺ john
shing
atul soon
blue
gor saturday
won
congratul see âĿ¤ï¸ı
those
ðŁĺį
final
dou ith
own
road
tour
ast india
til
nd
fer favor sul learn
fire
just group
ah rac body
ur
care
à¸ plo oh
pos give
tech sub cent ering
ym ility
fic london
vir guys
ba
ðŁ¤ baby
scre ðŁĺį trump
under
change
ian
colle sses
ler
ssed
nice
announ power
sar aking
mini sli swee kar ful cru action
ather
).
stand devel aa gan left
lol
rel trans ments
int ef
manag dig gener down pau tiv ku thur ken ston
fans
talk
tweet
too style
prote secon fron awesome
gl pal net sor lau gon since
tty
series
memor beli film
did dies
ot congratulations
pra eve
woo official
suc incre bon part pped
class
sive
boy
cul perfect
tou dam welcome
football
hi
pap wait
ada
congrats
young
excited
rece jan va
red stra media
'd
does
let mul ills
green
mel toge future
yester versity
form
tain
ide ches
kids
qui haha deta big favorite
girls
contin dom
search
ual
air
ders
month
cer
yesterday
community
ade
dog
ville
ices
deli syste run
ism
heart
cup
enti few
president
eds
until
festi ok flo said
ole
med travel
Â£
phone
together
fast
lot
games
shir between
yes
thers
doing
mac ator
band
follow project
develop diffe confe speci cast
ys board
rd
ial
shoo ram having
share
follow
one name
mr
put
discu ory
came
ous site
twitter
tb tit finally
zed
super
compan using
alls
list
ris
shot
gal tar del
john âĢĶ
something
ram
intere whe bit
ðŁį street
ound ai tickets
movie
real ky taking
opp cc
lam moun inve black used
online
yor local
gue cks
ow gest
boys
illion
cont reci ined
euro now seen
ph
teach def south
such
award
must
issu care feel
plu latest
sports
web tex ement
sk
fic
wan tech
ot
box
ner free tal
ash case
hot
wonder meeting
era
chall ðŁĲ job
ili cool
jour ths
mo
fel die
micha ele team service
stand
makes
ping
early
comes
ek
holi vers
ague
sau three
monday
fashi someone
thro sea
bad
suppor turn
ury
ming
photography
nic mark
pretty
ssing
watching
memb arri county
beach
fran center
police
bat public
tan press
saf sy
gets
roy ners
your buy
sters
show ased
childre afric ines
space
scri hall
pain aring
home mur health ched
sand recei guy
ea american
resi children
-- iri ington
country
ross
len
anna
books
bc
ece
dom lovely
kh pet gy gri stage
office
rock
mon
bay
table
sun
med
thin lor flow (@
university
store
front
good za
vote
north
hey
anim order
mid without
ade remember
market
??
mus training
educ but cover
stan scen bla break lou same
gold
ain
os both
lit vern ai
albu pa
enjoy
beg elling
thursday
info
san
america
hair
tel
march
concer college
conference
app
hour
chang âļ sour ols
weather
war
phi festival
second
cute
prac ener stry
lea polit sav sen
ow
mi
near
ought
ze coffe willi dan sey
david
ese
fan
deci theat nov ation trac sci review
cel em
un
july
orig tion dru former
stay
after inv took
data
bal
tues dan
evening
ðŁĺĤðŁĺĤ dol ures
provi ts est sign
jac uk song
yet
bow indu jap hoo point
anyone
zy
ist
hur ital building
woman
chur jer perfor coach
league
cess net
imag nation brit que
awards
ages
works
ced
mance
late
ign
money
true
ii
tell
plac pac asy
world behin import reading
gram
giving
met
hit
forward
stom present june
social
noon
mart half
swe govern ker details
lish
__ acy
sia
bert
fall
!!!!
),
thi diti sport
king fit staf cat
muse centr yer
contro bloo walk
actu didn
lim learning
research
wedne auth hours
ky
far
hen .... itch ril
strong
sky
questi james
ron dg fur cin does appro marke tures
fully
chat
behind
tem fini mission
batt feel heav everything
bar
wish
premi ima experience
each
report
sweet
tics
spring
respon system
victor lin
saw
already
ghter
fle ãĥ bring
album
--
ells
stan
tom
international
went
anni match
pper
stone
small
rain
fashion
area
van agram
ko
thought
worth
van
mer
coffee
ites
gn artist
con
arch cir secre ground
iso hand
com
bridge
hs
xi link
pul spl race
fli river
gas
disco dal player
fit
photos
ity ok
jor tra
april
ads
adi solu beauty
door
mess update
alia
scho ened
moment
scot science
ior
ties
across
ously
shes
doesn
page
water million
classi lic cast formation
michael
ello
smo ints
vision
opening
ldn
austr tuesday
winner
possi round
shirt
dit
bo
ues
illed
along
trip
starting
impro kan person
not reco needs
cle
lie
rest
ring
winter
simp mom
beer
face tors
usa
collection
geor session
trying
las
lake
jen origin student
secur vin
pics
expe comp gonna
equ bad ley au
members
break
wall
gic
dinner
bul inspir ri
mind
ica
winning
talking
tren sis
ten
wonderful
snow
hear
thom nothing
gui stin blog
fest
bun lee
wards
chance
dress
ren
paul
pes
techno russi card
east
mari wine
ti
law
stric ki
ape
augu profe ash
course
mail
rently
dun mun love island
drive
sl ended
main
lost
nature
âĿ¤ï¸ı chic repor pin pro
station
cep takes
company
goes
ond
mach radio
dad
rock ja
pay champion ee inde tta
atic
tab believe
energy
zi tat word
once
resul yl andre ano
instagram
close
tam custom wa
conom shows
life kin
rob tage
nation
almost
listen
save
reli ace mary
tree
forget
jack waiting
director
hill
born
temp fl
ste
ona
single
wednesday
united
ino
@_
nel
celebrate
ending
deal
ji
canada
huge
track
âĢ¢
fy
fanta ang
york
release
pun episo words
tour pack igh classic
performance
ket afternoon
record
wins
proble âĿ¤
four
bed
bank
dance
sla called
might
ap
past
ðŁļ different
ite gift
ssive
church
cus
program
hotel
ice mad security
enge
dc
enough
sta
ety
dead
gun hear mir human
gress
ounds
piece
breaking
garden
fight
views
fish
started
running
green seri sm
ask
dor death
econom eri ird
ser
lunch
âģ¦ box natu base ban
fal global
wild wow
outside
move
lead
anal museum
ong haw power thank bac charac campa digital
ro
oper dev wol pati fa
male
paper
illing
cs
âĥ education
taken
effe mou sad ".
based
staff
including
living
ac
china
mob storm
luck
phil oo
yn travel kel tial
price
book important
bio pool
nyc
fab load
?!
challenge
cry serve
wear
bus
tain number
ror
kat iz though
hosp mm
fair
utes
hot pop
fied
camp development
libr cali ems
âģ¦@
bol ised
standing
model
ita
gle
brown
image
vered
force
oil
partic shu daily
law sec class camp
holiday
clin kers
present
game incredi ership
interview
bill
due
andy
abo innov key acade pil moder stars
brand
fer
weeks
consi pre
safe writ dium
launch
marketing
annual
assi court
lady
cted
anda
inside
child
oppor smith
centre
gue
âģ©
fren sty
fort
ently
isn
keep tober
ony
boy ald
colla demo level
compet ado
bour fantastic
mate
su
south opportun versary
later
bud facebook
laun stern
pit !"
maj gram tbt
fire happy aks
whole
actually
iller
ella
lots
alex ange lands
ðŁĺŃ enter rou episode
ped
inten shire
who plan
ho
cake
west magaz fresh
cc nar chris
writing
wer
nom lo
midd dream
ol
tional
deb >>
become
si
grand
alling
histor ride
ired
safe
queen
cil
intro vil
dani ... artic stat short
oring
selfi missi doc bit gall bom ire selec dition
ðŁĶ¥
friend beat
ghting
ðŁĺĬ
peace
exhi anta
ability
illu jon quality
tribu mes
players
fair cut
cab success
bi
sus
promo sche ange
ico
commit catch
illa
kind
feeling
quo say anniversary
spot
mother
ane
pend yourself
ops
apple
minutes
po
grand ries
haha
career
edition
dec rick
ami
concert
itive
geous
dly
tte
advent ig
lights
aker
sky âĥ£
ray
finished
way sd accoun ðŁĴķ
cky
chel liter painting
los
stun technology
nas mar
bil africa
kie
eyes
golf
plus
nia
itec services
wedding
known
tele .....
starts
paren wants
ational
months
windo favour ert
magazine
exclu reve bc original
ess nal
anti stro tice
study
à¤ vac national five
rain vement
ute
verse
emer army
possible
guess
valley
thern
crow mr color
onto
pick
clear
dark
tac wanted
itting
cancer
government
die rise
zing
cold
foun studio
stration
brother
ahead
shel micro ically
dau signed
viol ax asse io wre splay
chick august
plat tips
spi human easy
logi mike
grow agre ww shad motiv wide
turns
omg
var defin sug jim ðŁĶ¥ td
campaign
named
retweet
cop tv leav kis double
smar issue
villa information
lies
stock
nt
distric shor mix ero sep mex seeing
live remin code
gur sc
wild
lun hood
spot father
forever
upd traf fly
need gradu train
make sab bey size
leader
talks
eu
log fox
gorgeous
less lets
surpri myself
note
lives
fru loved
sever dem ji soc hold
dogs
ni
âŀ leave
airport
benef expl ships
complete
achi great vintage
jack
roc wood priv offer
eye
version
tea
coach offic well gen
sat
hh youth
ox ?"
mt
mix
gg
dle
natural
build
breakfast
thinking
theatre
moon
berg
goals
george
ene excell iling
tune
yed
gate
mit network
joe
hello
fb
tube
wearing
athle struc hard glass
gers
throw ges
bt industry
management
alist
goal
stream
yel avi icious
others
ski christi bird
esc min
tro
lt
jan
imp rights
sha
organ central
ara
roll
favourite
chester
else
pay
cars
mine
step
practice
major
hang ðŁĺĺ
non
vari engine volun dia
iled
architec pink
ds thy
wash website
bag
control
elli fra answ dence
yu ron
ola
gin drin lic
couple
spar gon
create
ct celebrating
deep
eat
tee
voice
drop
visit ators
stadium
ft wis rol grade
famil points
repre was traffic
japan
org honor
texas
manu âĻ¥
safety
rer
bag emplo released
regu aka
nav role
senior
spect
cross
lines
best pack
sin
tie
missing
sunset
liber ising
jay ski
championship
activ ladies
played
yy publ alo pride
sr paki lux survi cked
ets
chocol australia
paris
miles
hat mental
ala
mean
mobile
ena
insi found chief
tag incredible
return
Ã© google
french
crew
hallo alian
jaz cher
silver
north english
baseball
caf limited
following
appreci earth
kir vember
wed
ption
ged
october
flori cr
ency
gave
lord
stuff
berry
post smile
broad state gger
means
icy
gun
yo
master
burg
hands
nie
//
union
british
biggest
district
aming
hil oce person pass
envir schools
arrived
ances
inspired
expla ben
library
bott amp steph contact
bang ms califor told
battle
bb
chicago
âľ¨
strate shi
dece -)
add
lab jones
legend
castle
inger
stance
bel
ura
refu leaders
pot sex hic article
kid
france
xx
exe guide
volunte print
ali
ceo
tweets
wx
scene
volu anti
han
associ sharing
rose
minister
sher inste clean democr poster
skin
psy proper crazy
iam ore ini
anything
pod moving
click
explo comb craft
fi
blood
isra public dent olym england
asi cher fact
environ harry
gone
medic enjoying
justice
jr
indian
wife
sound
tes
drawing
pal
idea
crit juli iler
warm
clar thoughts
defen council
introduc died
janu ani
send
lier
ml interesting
trade
wind
bay sac ancy
source
bes
organi arly
large
ffici tag
ut
desp oes
title
sym pictures
open women showing
ria
least
leadership
current
electr valent listening
ckey
general
deser duce
;)
cent
ðŁĺįðŁĺį scott
poor
selfie
events
ion
wrong
dev
hill septe culture
line sorry
sent
sister
cept
kri november
ari
announce
zation
bran gent du
len pers fm
martin
op
emb ome middle
success peter
january
flu racing
dav bike
ðŁı»
pet
shoot
professi featuring
september
nowplaying
staur za onic
quick
baske speaking
milit zer
chicken
bell
sad
coast
loving
yers
dj
panel
verage
swit icks
bou california
sam
parents
ero
killed
phys jobs
migr anth emo halloween
ander cm
competition
eag sket spir maybe
exclusive
appe journey
screen
ford io
hate
ug soul
hero
society
syn guit nh dj ases
impre time sales
dd
fts
summit
stunning
oms
turned
clean
soft
beat restaur dered
ences
magic
dio shine
guest
healthy
exhib stories
popu nis
ela
below
funny
results
sne currently
ard download
flight
mal
fine
pad chu ented
hat
ðŁĳı steve
jo
mark rat ball pc
pon bby
oli arts
asure
bowl
attack
mic
dear
range
enter
chocolate
brilli access
,"
???
chap const tn matter
blue gallery
emp workshop
leading
yours
basketball
wanna
thu __
marri sleep
bia
che
mad
impact
own sir
channel
europe
esp kitch hospital
wra royal
fs
neu quar ney acks
chase
ppy
stal ately
tim
december
rare
perform cream
weight
choo night haven
franc khan
built
helping
trust
type
golden
tax
snow swi disa questions
vey
light cn cloud
thomas
aged
shou teams
gran reason
aa
youtube
vp
pizz manager
bury
credit
treat
max
ik main ging
dead probab yeah
ãĤ brand soli plant
tayl girl ðŁĺŃ
nament
auto message
kore nur terr agu map
senting
loves
gives
gab zen
robert
confir wars
om
stain camera
ander
wonder
ab
cap
sold
suit
walking
continue
effec daughter
danc chain
multi kid yan champion
vo
tains
host
mini
missed
resc lyn finish
delicious
sas taylor
ib promis products
mountain
florida
register
treat recent
female
booth
matt
vehic sop motor supporting
phic
extre drink
lane
third
ps constru cere farm
ðŁİī
tured
ðŁĳī
cats
aj gie
shooting
asked
pakistan
ame mb
gil legal
square
invol draw
oooo !!!! opportunity
py ei bts
teacher
character
johnson
bron lywood
chine cing
cine dge gaming
russia
cia
quote
rich
gov flowers
spiri stin
growth
ðŁı¼
commer juni mum
ran
sna aren cb actor
color sit
pair
chi
bow
academy
held
rang metal
yl
active
probably
tch
needed
spee choice
italy
ryan
ðŁĩº flower
vit mn
foundation
bak sions
neigh floo heard
remo fresh inging
ref town clou jesus
spirit
couldn
zes
ðŁĴĻ
williams
proce modern
process
shoes
created
tric
issues
anne
atten debut
hr
nit stig apo eps
zu ãĢ six
cards
langu famous
tournament
sel
ebay
yn
ston kick announced
kam voc brilliant
house cheese
warri music hockey
ðŁĺĤðŁĺĤ
skills
autom smart
medical
mony
ex
guar give personal
vention
alli press floor
mc
victory
him simple
thor ðŁĩºðŁĩ tail
lucky
alex
quite
bot ssions
challeng cann amazon
hell
bought
):
edy
secret
production
independ defe added
pr
pag bed greatest
within
jay
ðŁ¥ ireland
rely
sd
text
driving
program speed
colum stron Ã©
forest
âĸ machine
coin
scar ount
bie
¡ï¸ı
portra common
wrest received
know invest plans
accor adop tery
reali pp
kal artwork
mean god instead
anci motivation
asing
inspiration
upcoming
political
europe mers
heavy
ðŁĳį
febru scotland
ough bt
boss
schedu speak
nick ured
ino ek risk
tory
presents
bon
rug states
exhibition
ilo mill brought
:-)
touri come officially
champions
doors
rep pose
extra
kings
soccer
squad
applic ata
sometimes
tari excellent
ðŁĺĺ straight
carol rip
âĢį graphic
mol election
february
asons
li
dir mt nick
usu mrs
comics
institu corpor vi
ðŁĻı tural
dise acci weare among
shopping
till
what chair
span chinese
innovation
joy
kit
century
obama
phili fc reach
citi ulous
non dang happening
burn
pel orange
dv kick
claim ingham
phy
nov
podcast
whi nights
earlier
bear
lah
exciting
ora
given
slo memories
continues
product
gho cd knows
ðŁİī published
discuss
yard
iphone
tries
wall feb
aren
truth
winners
ture ditional
military
problem
mand dog loss
cric canadi veter village
",
yr
ung
donald
aging
birds
scienti les this region
tical
itten
ila
ðŁĺİ
dad diam above
stren lit
pir lab
focus
busy
dur apply
sma author
aci execu domin rela jackson
ato
washington
ðŁĻĮ kill
popular
cement
road eating
location
vent arre nan custo adventure
ordin sport ult
lock
question
driver
landsc oni kins
pd jordan
tered
kk af
child sp
justin
eni selling
zo whit boston
particip signing
happened
heat
mam dreams
lows
graph
theday
heading
bro
blessed
vic
vegas
hd
inning
roman andro denti use cit progress
writer
bob
ffs
growing
bly
aware exam spent
bet
score
beyond
docu adel sf coura collabor inc
private
boat
**
zone
pha bill total
planning
towards
places
preview
creative
damn
ideas
seems
poten saying
display
sw
aqu louis
bye
lil
email
western
germany
eller
res fant mentary
deals
richard
jersey
streng rad pizza
mond
ware
lac gi
archi cd
yellow
recently
reach à¹ kitchen
designed
try gal
restaurant
ature
ww
jas lma ðŁĳĮ
pain
avo minute
schol therap ticket
dry
japan ditions
terri selves
happen
tup
mag
copy
sher
freedom
file
specially
toronto
load gary
rey
answer
loy caught
prize
une fication
niger syd touch
feature
jazz
records
himself
dish
rober spotted
master wave
finals
bull forum
ald recomm cha
ae
doo instru truly
lg ink brothers
dest
jim
mit
closed
ison
tried
santa
affe wan
horse
grow
campus
relation native
journ gov
oct
kit bound
partner
rema crowd
!)
calls
rail quali solution
contest
convers snap base
initi tax ye
entrepre itor
construction
food presented
nings
climate
km
model bj block
presentation
dream fix calling
busine congress
understand
web
value
ï¸ıâĥ£
mexico
itely
kim
charity
reflec blan flying
analy families
band recipe
celebration
accep ary tot gb
interested
captain
âĻ¥ tip
absol braz investig ology
dec
truck
vering
clear dont
gotta
advis begins
mass descri block kim david songs
memorial
features
sustain '.
grab
jose va conserv sets
manchester
fighting
degre aga
ind
sleep position
hair signs
policy
ito
alert
stam spend
wy absolut dm
animal
myster successful
problems
robo kay garden pd
mayor
dale
tol offers
visiting
friendly
trees
officer
account
kevin
ðŁĳį giant
continu consu tract
nfl
ðŁĺĬ hq
bility
aar disney
teen
oned
white trailer
dedic alone
absolutely
digital william
ination
swa ee
entire
german
roll hits
cost
stay tha
alive
according
cot literally
herit reti hahaha
experi likes
gt
steel
____ chair christian
tower
difference
md
tress
mid
prince
african
feder foot
carri served
rice
shall
featured
cker
recru poe sense
nific comedy
content
fat posted
contribu timate
liver mble
internet
age european
cling
glad
ffic sco
akes
elle
termin tony
pale colour
serious
patri movies
bm professional
ado alu bringing
falls
israel
term
language
brook mann
communic cannot
acti phe yan
entreprene turkey
logical
long arm
urs
workers
ingly
ggs
ric
tual
receive
opens
gear
social feet
cking
adver finan feels
spla hr easter
brain
ãģ fig ledge
nearly
protect
massive
eth awa ðŁĺģ
yrs
awareness
definitely
kn imagine
ku
systems
ðŁĳı
fas lik provide
amo discover
influ maker
gaz fitness
street ers ted wc ysis
positive
helped
quest
andrew
brad bin hanging
ling bright
section
mass
ðŁĻĮ
followers
hosting
tempor flag
ave
letter
kur requi often
cryp suff âļ½ russian
treatment
alle hay lan
keeping
holy
powerful
predic fund
especially
window
jewel ily ðŁĴľ
generation
appa seriously
od ðŁĺĤðŁĺĤðŁĺĤ
certi irish
ðŁĳĮ miami
beth
vity
secu chef
crime
graphy
max artists
revolu guard
speech
uc updates
faces
stant
changed
reports
lower
pear nc
kil looked
speaker
sf
respect
okay
ocean
sitting
architecture
trail
seat
ira leg
japanese
dam
ular
swim politics
financial
old mouth
attemp destin fishing
attention
mem changes
decided
religi gin
cav zz
adam
mac
write
begin
scul alter iss
athon
images
moo joined
ðŁĺī
âŀ¡ï¸ı
passed
musli hir largest
camer comic
ghted
rugby
burgh
gging
testing
prepar laugh aled
improve
believ advice
shares
heart turning
sb
tel cafe
nes
daniel
patter tz
sett park cand stick
happens
brian
newest
epic
ador kies
warning
animals
custom
arc dian
gold core
tf
city pants
reality
confi inju fox guil knew
âĺº correc itude
dden
.#
reduc pass fon ya owner
returns
nc east apol insur tho
sim junior
bee
angel attle
electric
horror
crash
eye path
southern
employe geo tan
haz rally
ðŁı» property
wasn
enjoyed
grey
gas brew northern
holding
gp
take chart
lyn
drama
zo
paid
throwback
cup discussion
downtown
will lew bis tary
bread
upon
rate
teachers
itation
anced
cycle
choose
dc iran
cow dave
raise
princess
faith
->
industri spain
guitar
facts
mn spen courte gott projects
audi osc peter sand
interest
happiness
venue
soldi surprise
potential
perio customer
ii gni manufac eco broken
singer
vels
wales
hus inj four talent
dying
matthe film joining
sell
jar lmao
surger bbc sources
austin
nik charles
fam
princi angel
cash
lot ored
plays
plate
done memory
brings
nba
solutions
teaching
grace
circu helps
founder
mary explore
decor parts
cho
integr hau ises
putting
iner
rit vy
michel blues
everyday
forms
bio
year pin
tter
spring ))
pot
aling
performing
shan planet
musical
heads
italian
strugg âĢįâĻ wings
pump hh
trou aid
prime
earth paint
mont amy
bbc
fabulous
fruit
android
bourne
ceremony
ential
?? debate
oning
draft
solar
tx
jam
corn !!!!!
broo milk
posed
ohi movement
bren partner pg
ette
aries
shout
ng
leaving
tells
sens taste
kelly
worl gym
rich egy pid
mas âĤ courtesy
frank
increase
written
ppers
rel
hai
sas
sound tti
wich
river ..."
ag
fellow
rome
small gency
ican
luxury
proof
met wildlife
moments
rather
corner
compe canadian
likely
therapy
liam economic
indie route
fight hope setting
antly
cross fantasy
dee sketch
compli ymi
rules
engineering
figure
row .,
fw
sydney
wou tation
drew
uses
there spread
structure
patrick
apparently
ros hills
wwe
anny
commission
div fying
consul analysis
exi tennis
vehicle
ðŁĺŃðŁĺŃ ass
highly
opened
bann ðŁĴĻ mph
wishing
vor
fif giveaway
rr ray jess gat icymi
xit
highest
york pie
involved
higher
rie
malay intelli despite
chee sarah
bean
recogni arsen talented
passion
ich abc
leads
disease
vis
sec
presenting
milli hole
shots
depart surgery
govt
bin
dual
evi longer
evol screen portrait
etc
lose
chat pen
pi
oma
sick
erc companies
entry
plane
gry
vene liverpool
premiere
shared
ared
films
ira
holidays
cricket
ician
ving .)
ultimate
division
conduc sept
forces
mont
smart disapp sunshine
ind bless
made colors
frank iron
bottle
sgo mood
jason
eric
birth
teen response
target
statement
fear
thel alum arab blin
direction
steps
erial
worked
atl ðŁĴķ felt
poli
scenes
homes
bell eat ateful
tin
lace
folks
pse
ann
wisdom
fav
butter sr
areas
smoo biz
dges
appo more them effect
windows
sunny
capital
totally
cities
grant
mbers
slow
autu ilities
wro rising
stics
violence
igh
quot hit tc
heritage
buff nes zar dential
exac edge
deep arena
became
benefits
marks
mber az
ames
preci dragon
reg dings
dos
ðŁĴª nel sity
meal
dist legend purchase
pical
stick fat
duba profess carto prof
countries
responsi sequ fab
tribute
honored
practic purple
anton pared
tough
summer environment
sons
ðŁĻı
mps
gies
heroes
telling
henry
fen knowledge
Ģï¸ı
fr
neg ure acking
hearts
soo hollywood
jump sauce
schedule
turn yoga
creating
cket
creek
âŃ customers
madri gul assemb mount
cell
top stal
davis
twi sign premier
itions
hearing
unk
patients
appear heaven
alty
doctor
ae platform
jeff
ðŁĵ·
regional
bid
boxing
exten ority
aw
wise
ille
several
bie situ syria
âľħ
reminder
entertain lion
partners
inn
phar fau pls
expected
sugar
decision
sb chron association
leaves
visited
shap ðŁĴĸ
further
hann wi
runs
ler funding
filled
......
tiny
hang
org
cool semin ðŁıĨ
spons navy
saint
drug
dal
roun covered
traditional
investment
dete alism
flow
nis sunrise
feat
fted
weird
jere vegan
medicine
ano accu delivery
temple
changing
wilson
philipp refe nd iser
gay
rand atives
tely
pand intellig gare ambas demon committee
strategy
refuge budget
protec pier express
nomin economy
allow icon
galax oh indivi demand
virgin luke
alists
mani smi judge
enty
michi result
amed
speaks
',
houston
shin bing
fly chem auto
vas get arm thanks din
gang
xx sion located
pl
josh
info joins
adverti otd
eld
sie
reasons
vent
ðŁĩºðŁĩ¸
âł conversation
studi ðŁĶ¥ðŁĶ¥ gos
sounds
unit
musc gel
acked
paci cos
dere uu ao
lam
inspiring
arms
tware
matters
addic dude
ext crisis
bath
meet singh
expect
delhi
rescue
worst
aug
shipping
serving
sto
dark aces
historic
landscape
designer
billion
grateful
wake
eve miller
housing
dynam isco
beha shop prou eas asia
eding
kon department
awar marine
inci photographer
tape
logo
rings
dit ---- vinyl
wc
voting
seven
ambassad dallas
tu
comment
kra bles
wag ud
audio
strike
official ots
metho tools
radi alan
hunt
watched
ake
fake
drinking
merry
ml
bday
rio
nike
cant
repe costu murder
akers
chers
outs
beginning
sos
ades
nin notes
wrote
solo
ci
lighting
urban
brexit
attend
shirts
playo actress
plic standard
quotes
parade
ancient
Â©
turing
ree
primary
flash
citiz mates
stein
zi
clinton
skin gene hum gar
tle
yi focu dean
plants
cyber bu
ome
hop
address
tix
gifts
relationship
subscri feed
exactly
hawks
exo
stress
sn
arrested
ane software
zero
theme
mumb immigr mia
makeup
pleasure
univers harb engine
aper
rin bra
institute
leather
alth
singing
cos ghty
meas stic side insurance
cot
pitch
mountains
crimin supre valentine
ater
wouldn
scale
related
regar startup
packed
mike weekly
pts
count
har
gotten
mind berlin
conditions
switch
corn
save gli emergency
tuned
stock discussing
everybody
sday whether
wrestling
eces
gender
chen ðŁĳĢ
madrid
marathon
egg
ier
thx
asking
korea
wolf
aya
gm
gau atory
vr
grass
killing
bble
uro
uni
eth
shore
then reale bottom
exerc kar
ories
adri sands
sex
.'
volunteers
perform
parliam include
delighted
executive
fuel
kiss
ãħ charge
hu
cakes
vet
glu agree
prices
nau hl
gru raj strength
bic spending
ales
aven blast
:(
yof normal
six quick sea daw meets
lovers
updated
potat completed
cook
opportunities
pure
organic
temper cam
avoid
parking
dubai
ando
distri toy
completely
donald trial
bass
boun background
vas
marvel
lum
rus
tool
commissi throwback finding
islam !?
stop evil
oral
residents
identi oak ðŁİ¶
lil spanish
chapter
stopped
direct
hosted
picked
labour
lewis
defense
à® healthcare
whis math
peak
raised
fix
bull
thir chelsea
folk
tre
candi paul either
adam poetry
jewelry
ðŁ¦ pray
Ø§ gc
oz
wishes
foreign
sung
learned
ene
ning michael illustration
legendary
wav bau ðŁļ¨
calend streets
âĨ monster
buck gr
school bath waste
neck hawa beach replac ject
oner
factory
count ðŁĵ¸
morgan
dering
sean
stephen
dep novel
videos
ical pressure
arsenal
expre irs
trending
ssa
flash resear through professor
sculp tos
gged
mma
bee ape hunter
ami hei plastic
bucks
universe
legen nigeria
pleased
ris thinks
autumn
ids
dis
anthony
ðŁı½
aked
glasses
finance
zer kas contract
numbers
shaw partnership
til launched
sal
victoria
theater
usual
names
period
eliza ith barcel rocks
bags
mate distribu jon
diffic alized
curren scored
bha dublin
rose inted
solid
behavi walker
simply
gardens
headed
ini ohio
weap fo
glen estate
random
thunder thru
kill jacket
iti
entertainment
thanksgiving
ental
encoura elo ather tank
highlights
fting
rule
models
border
bjp
husband
indone kenya
bears
alo
ninten pix stro
orders
salad
roads
nor
lation
sophi ðŁı¼ pieces
bone
mins
includes
nutr phil
sent fundra gain
borough
nad monday activity
items
becoming
kenne detro cardi guests
ux
worldwide
severe
news thankful
fiction
vege mall
sian
eral
injury
lee menu
dancing
scotti example
(#
nai studios
bai ðŁĴĽ
jav diamond
vince
rick protection
lincol champs
approach
dar
mile
clouds
jeff infin lers
ples
peace gop
âĻ¡
techn stra
average
effort
introducing
diversity
australian
amp
boost
ske patient
appreciate
icians
pur
fell
woods
illustr ðŁĸ agency
actions
britain
underway
seattle
eland
ago fill
streaming
protest
challenges
kyo
etsy
cooking
expert
russ rainbow
commercial
spin beats
cry
valu eli
throw
grams
levels
michigan
cad adorable
constitu ws pub
midnight
that netfli brazil
diego
regular
joy âĤ¬
liqu eastern
kni flat
np
brown wer sey tters
acting
vanc cycling
programme
raw
complex
tattoo
throwbackthursday
sessions
rooms
sight
species
bomb
laugh
keeps
moon officers
conver tr
hash tack rious
adap aj
recogn expo
sugge confirmed
rolling
dressing
ict
friday phones
ridge
concept
roy
keys
effor cate kne even lay
communities
mod naz everywhere
alab bitcoin
banks
outdoor
federal
stores
hp
cal
mely
signific bear republic closer
allah
pick xd
palace
chill
bam erous
una
allen
outstanding
olympic
supply
figu vau lp
charlie
unes
>>>
legends
icial
coast benefit
multi
fits
farmers
amount
sisters
harve honey
queen bers
plann âŃĲ mu
barcelona
alber status
remain
extra candy
vious
âľĮ ov warriors
-->
jump
amar xmas
studies
iors
kor donate
prep fish ima
painted
admini cosplay
sports drops
fighter
evidence
ðŁĴª
lake rob
cinema
profile
Ã± stands
legacy
shape
roof
civil
ians
syl sham voted
retail
philli listed
duty
nb thes
fare
auction
fficial
storms
dp
loun shops
aly anime
multiple
ðŁĺįðŁĺį
psycho jean
apart candidate
ggy
conf
joseph
wick
meat
frame
cl
forgot
phy fing lied
rep
seed
fall ufc
nut
lind mode
fields
ence sley
ðŁ¤Ķ
chill followed
announces
corru trophy
themselves
acle
aldu kong
lon
sv broke
anderson
tai story temporary
activities
kati ariz crystal
spoke
extremely
trading
ðŁĴļ
Ã¼ inch
edin outfit
equip madi formed
beef
pop tiger
thisday
tired
neighb retro isa
unt
tas kansas
dest seconds
tay hurric ou
galaxy
daddy
brow burger
enced
desk
accur secretary
elite
kab chin tourism
buddy
icide
dressed
ud vacation
cheers
comfor characters
jet
buying
lins
nap realestate
lie afc
iii
fame
nr bat
agent
makers
âĢ¼ sector
opti leon diet
prayer
hip
mir
lex bry ana passing
wen recovery
aki
popul resort
maria
stuck
reads
tier
perfec netflix
poo champ
oc
reduce
wered
comments
claim
accident
sag hack salt
kinda
killer
ios
zy exchange
lecture
enger
icking
tau reveals
prison
zom ghan
ul
journal
iot
trin jona governor
cape
quarter
spective
impressive
babies
tx mill
oy harri joint
sue
collaboration
trend
revolution
renew alumni
gett shell
sunday entu nic
donaldtrump
blockchain
pacific
explains
spy
advoc paradi tof starring
pav feed brac smoke
hamp yam tokyo
simon
dh effici physical
nj
elli
slow graduate
americans
tify
fred
apore
finds
robin wet
notice
semi
unve kom pilot
screening
daily ðŁĴĹ
royal spa
votes
nag whate attending
experim addition
kate
stol
mali foot christ
chan
dee
licen global moore
tia
brigh mystery
yay
âĿ¤ï¸ıâĿ¤ï¸ı creati mechan clock
dic
âĢĶ pper alph throughout
allow
resources
selection
hamil bbq
aaaa virginia
disney eng
sored
drinks
fancy
consider
enda
jane
handmade
dul ontari ius
sville
colorado
whatever
wheel
promise
never designs
ably
sexual
vancou ati
convention
cultural
singapore
promo
loaded
glasgo ppl
noo kee
stem
mention
ido cruise
riding
becomes
bey
âļ½ï¸ı
twin
dedicated
nash desi workout
jenni iv groups
relax phoeni lift
mixed
mck pc must metro
cies
yar aim anger
ie recy married
dropped
engag lest
ambassador
oph des wick assistant
natur fail
ltd
short kap shaw
bigger
remains
critical
survey
coverage
erson
wind nb
billy
letes
acts
jimmy
atlan aland
tc importance
damage
fg
storage
twt
bond
balance
crying
puppy
vote push
ðŁĴľ poly mel
london terrori effective
corporate
atlanta
jaco nasa
greek
senate
ish eva
intelligence
efforts
alco kun hall diag claims
first hb bae
vul pull
Â°
separ speed victi onthisday
audience
rates
teach
filming
bush
song yum brun raine
awa
parks
ðĿ rabb rach raid
reached
rail
moves
selected
fri
raising
omy
stones
suk
francisco
cases
capit confu wtf
poke equipment
greg essential
offering
nex pies
bec creation
chairman
crown
wal
johnny
shift
neck
bang
bird ðŁĺı
duck
reserve
depu masters
overall
notic juice
sneak
cheer
classes
eagles
nca carpet
civil coaches
harris
ups
balls
decor
martin ros
vice
announcement
whose
tigers
stered
cts
dram steel young install suppo recording
deck
seats
lder
angle
bot
styles
elections
fortun nab butter
arian
kash inner
oured
beast
wei iconic
experts
necess beng james lia
greece
ðŁĵ· ðŁĺģ goodbye
mitch twice
mumbai
steam
rush
medal
nett
fashion tar
rs saving
ricul lm sleeping
brooklyn
miss sending
discovered
sphere
oftheday
kicks
missions
wright
ern ghtly
ious
melbourne
startu moved
carry
dak agues
belgi ema wayne
dot
erie
pel
itunes
matthew
nobody
estab calm
winds
luc prepare
trends
exercise
advant ðŁĴ¯
athletics
apps
ctions
advance
launches
little realdonaldtrump
elizabeth
carolina
hub
hidden
nw
user
poll
greater
most fed
pat
lifestyle
sati scores
marriage
lr
avenue
deserve
rif ðŁĹ watch championships
gray
enni cotton
gom where package
sum absolu newly
foods
tyler
assembly
muslim
bank rememb options
producer
lando
funds
upper
shadow
progre cop
inge
legs
detroit
hillary
jose
giants
soup
sustainable
tus
clothes
rocking
nz
minne materi bruce
eart casting
independent
thousands
tah
decl veterans
lions
wrap
âĢ¦ dess bling
stine
eggs
oon
closing
zay att
bacon
fail arizona
depre ghost
newsp wers
vip
liked
ident volunteer
adult
pupp circle
material
degree
grown
boom
calendar
sur
viewing
athletes
chand rell
asian
entr volley victims
body mama
transfer
geek
indic saved
mai gent
its lounge
kol theory
situation
islands
arth zoo
flood
viously
showed
parliament
chev eline
attrac abad
tail hrs
lus
portu gory
provides
toys
death infe ance gle liam
lover
hud dvd
revealed
gw rement
cathe lying
radio derby
stors
chemi hospit âľ¨ ':
ilove lemon
republic
sni ness door reaction
pregn flav scholar spotify
isation
visual
aware
sponsored
joke
lessons
legis lock simil ðŁĺĭ
kind lay mah hoping
vancouver
aser
cleaning
gala
threat
lap ache
romance
expen repost
zam epi mirror
oak
adul batman
slu lc
viewed
reviews
dates
indonesia
activi offen leaf
isi agricul costume
sites
spiritu appearance
iry
stair application
spectac icity
skies
handle
punk
paradise
tn
deal providing
doc
receiving
brew
microsoft
Ã¶ ferr metro thail yum
carter
Ã¡ gentle breaks
cooper showcase
cutting
egypt
baby seminar
glori sson
fave
rehear lotte
lady alas prep
delivered
nuclear
iro
engagement
atta conven zan glory
holds
businesses
strange
sche
itself
grad
markets
falling
stats
geon
budd lis sheet
thisi colo desert
registration
ign explain
interior
laws
writers
springs
kr fried
bloom infra ao cred past lineup
boo
brea boots
celebrity
attacks
brook
eves
excu cherry
oop
fascin boyfriend
seas nine
effects
powered
kha ðŁĺĢ
shout condition
ij hero enterpri winter applications
shoe
gel battle programs
wart
ðŁĴ¥
rap
hol
dangerous
dia counter
rics
ior knight
coat
emotional
atures
das
wheel forecast
transport
glasgow
kingdom
preparing
immedi ffin
awarded
printing
roman
fighters
anymore
belt
pine
wine xi
employees
logies
alled
demo
birthday angeles
log
drivers
necklace
kath sit athlete
efs
sburg
purpose
resistance
releases
tis
various
deliver
chal sanc oppo craw neuro dra
supporters
snap
difficult
swear
logist
path attempt
à¥ swimming
steve hurt
included
bap ware ðŁĴĭ
enders
jake
leeds
climb lb
imple lisa
clothing
ðŁĺİ dt
compla swing
straw vals
kle
users
storm cuts
ontario
pan
handsome
iow argu checking
scottish
Ķï¸ı
sier
emma
pod
pattern
desh
enh edward
ting kh
half lincoln
mother alleg rc
volleyball
dn
gay ally leton
grove
loud
advanced
respec client
supreme
thailand
how gig
toi dot dollar
ðŁĳĩ
pit
rb
hn
produced
ggers
âĨĴ
mlb
canvas
fineart usd
inthe pson
actual
sl
tb
ipad
ensure
umb wd
ska
mars
kend feli thing countdown
absolute
rout dral
py
injured
mint
hunting
mmer
sage
ligh acity
expan murray
aro secure
fourth
eagle
relief
stakes
industrial
clark
understanding
seem
plenty
silver clau threat sail produce
abstr isis
br
engers
worry
bieber
sj justin realize
kyle
espn
filter
sch
types
gamedev
ding twitter soldiers
pom carbon
yards
childhood
ried
kel
eleph tons
keynote
quiet
wire posting
issa
representing
backs
alexander
celebrates
taining
||
chor escape
peek
tives
field ssie
impac sponsor
rc wedd cannab sides
tracks
compar contrac technical
bible
exploring
share trav nate
illo
scru mingham
guns
ofthe shame
sees
catho access cel
reported
Â»
mario
pad
hopefully
ouse
yon
disappo olo
pitt pac
gap
crush
sg
kle gem
empire
dirty
ais aviation
zealand
facing
highway
danny
spider
otta ðŁĺĦ
wy
colours
infl costs
olympics
aus
hm
howard
passes
lauren
mush opin rho discount
operation
emily
mmm
chamber
dil toyo ship samu pictured
unic pol
keeper
cartoon
sten ignor nations
nl
tasting
detail
officials
motor
francis
editor
ðŁĳĩ pets
rangers
tg rn
wri nichol ise spots
anie
check triple
kumar
speakers
icing
prepared
abuse
friendship
month swim
aire
scent
hamilton
indian jes yummy
tears
dawn
ized
worlds
ðŁķ billi stone nhs
basic
por
stle
iron older
clevel eing
ðŁĺįðŁĺįðŁĺį
prints
firm
aircraft
finest
develop
aaron
tz graham
owners
foli lesson
ques
babe
craft phen jun
birmingham
vine
ller
ian fineartamerica
evolu stab imper ward comic wiz invited
duke
match ports
roger
diagno kept
test visu rhy soc
tox baker
surface
covers
mans
bits
xbox
ffle
nan
gard hart
waters
villa
retro
lightning
catholic
democracy
neighbor penn cran jonathan
laura
vibes
sub
coaching
clearly
ukraine
brave
commitment
tall
mart
rap modi
scott bros
shower
ðŁı¾
âĺºï¸ı
cousin
approach bre
compos hilari philly
gad quickly
rian
tm
virtual
houses
kt
phoenix
wire
ffy
bunch
ancing
tale
snapchat
starter
ht
kicking
apart
thy )!
blogger
itz
comfort
angels
wash
":
argent request
honest mighty
bobby
kg
rol
thouse
expo hc
tables
magical
posts
dem
nw orlando
aber ***
ðŁĺľ
environmental
transformation
mile wic hiring
maine
boar rying
tis niture
tweeted
antonio
opinion
finale
diy
fis thin
trouble
lego
files
quart spa currency
climate fanart
railway
space bands
daniel motion
leng holder
occu marie
cathedral
buzz bies
nascar
bmw
battery
charlotte
doctor zzle
seven insan ddy
sten
labor
thrilled
seren documentary
waves
certain
candid allowed
nintendo
starwars
tap
homemade
dles
thering
bree empty
piano
positi country pork
puts
perry
matic
spotlight
tist
orities
wealth
cp barbar committed
assau profit
eight
hul finishing
runner
sso
inspec charged
christop losing
coal
hoo
elev dele moham donation
cable
clinic
jin managed
tering
â¬ urban deputy
bber
burn academic
ott
stake
iter stown
acker
adventures
adams
greg
prom
vol
acqu congre paint citizens
call afford vc
asks
thetic
independence
âĽ hitting
blon future âı inno gene
boards
distance
set remem thal prevent
lang objec susp matt induc boro
pione redi virtu printed
scope
shark
succe astron illegal
jag cting
inee
ato robin
nutrition
bf
dutch
bn
furniture
forgotten
atar
rup hyper branch
communication
degrees
onia
uncle
promote
orche wii
js
button
major cbs
bristol
premium
ordinary
edit
mg
weed
steven
:' gus
tes captured
drugs
dow writes
bishop
wheels
alization
discovery
wr
rachel
neil
hydr cutest
entrepreneur
korean
oregon
ulty
perfectly
supported
historical
twins
elly wel
devil
income
scientists
deleg hen
oni
iced
gio
curry
reveal
eg buffalo
nol opera
cameron
hahahaha jab graduation
craig
ral if organization
lege
gang sud edinburgh
lack
flies
gate thrones
qb
thereal eleg ppin
cles
jamie
tnam
crypto oul
pages
ase roots
stupid
adid boot
protein
sap sium
sus endor function
dont enna
chy
sque
worker
mtv ea
kan
ðŁĴļ mus
profession tto
operations
allo ctor
invite
scand outh
zim links
clients
samsung
discusses
nell
ultra
somewhere
stewart
inet
dez
bout
factor
tian
trans
jeremy
db
ðŁĩ¬ orn
developing
spol
cooper
mau remembering
trek
family seniors
foster
attended
wing transform elementary
horiz listing
malaysia
itch
warrior
philippines
russell
mend initiative
creep tops
briti aur sharp
advertising
ugly
achiev materials
bug
device
bonus
facility
cole
nhl
yas planned
pole
excellence
trick
confl rp
achieve
loan
swag
jessica
howe pour
scu zoo rated
dresses
rebel mexican
coordin mess
atlantic
tl
oscar
walks
pharmac investigation
...#
cci
easily
mondaymotivation
yment
auti forced
armed
colleagues
papers
proper
shake buc lean
exhibit
evement
cott biz sper kent
swan /@
girlfriend
hawk
âĺĢï¸ı
mono ðŁĴĽ statue
ðŁĺ³
ras
teeth
precious
tile
pam swift
vali nose
drunk
experiences
comeback
genius
worse
shef rad
edit honour
auspol
larry
hire
gordon
achievement
........ suicide
alternative
sup
surroun shake
keith
pepper
turk criminal
beck sum
walls
cnn
antic offe colli wines
highlight
hawaii
embar lfc
ðŁĩ® mv
>> atmo word carl shoutout
brewing
ìĿ dof sic hottest
colon hhh
shut
lowing
volume
apartment
agreement
destro wee
religious
iowa
rod
landing
represent ðŁĵ·:
las usually
hl cac salv along laughing
beans
reminds
phase
somebody
mask
ranked
destroy sci
âĢ¼ï¸ı
gabri leo
roa failed
sil
refugees
revi ring berries
cookies
yy
conservation
shab humans
determin ain niall
assu mba
from extreme
vices
commerce
ghtful
ordered
supports
recap
vor dropping
correct
paying
meaning
nj quiz
"#
business ðŁĩ®ðŁĩ indigen dust
boxes
blind
xxx
zzy
ðŁĩ¬ðŁĩ ssels
sant ddle
hilarious
design wondering
vehicles
kre jud reception
parker
ÃŃ privi hydro softball
pollu locked
bah ear
script
divi brace george theast
belo jal tionary
dental
rocket
purch shak manufacturing
ez
itis
concep tball chs
directed
prayers
ook
philos variety
chess
server
gand balti ðŁĵ¸ sely
cruz
spectacular
burning
represent
iz
tone
merce hell bedroom
establi bol
common ãĥ» abor kitty
heights
repair
william quake
alabama
population
rev rett
ists
nite
lem
aha
cleveland
rm
pover obse montre mania
Â®
conne carni shah
fy ua
scor struggle
bob ''
appropri decide
ffed
caster
sort
hungry
drag Ø§Ù grounds
dw slightly
cardin deadline
bronze
webin barry
silence
euro
option
earn
ðŁĴĸ however
naren nails
bathroom
vine phd
mining
garage
()
shoulder
defeat
dir
ov
liberty
pleas xon
compre av
jin
ables
silent
famili visits
dipl habit millions
regarding
innovative
senator
rts
von
kl whil required
âĿĦ luv
presidential
pocket
hundre shown
frozen
toward
fast confidence
rough
individual
quet
ðŁı½ dome fifa
engineer
zen remix
ðŁĺĥ
plant minor
robinson
asy pulled
certain potato
(:
pres
occa wit
item
sie dating
thompson
owned
anu vie
tedly
goodnight
except
ðŁĮŁ
iraq
kie rences
lip
similar
saudi
vig arthur
picks
milan
honda
maxi og
stest
arch
analytics
basti pearl
terry
horse astro acce launching
international sno tasty
denver
irl
pete
torn advantage
varsity
""
sole
gc lang
demonstr olds
unity
nets
inspire
crete
nashville
nelson
eter walk hyun
mack treas seeking
rage
brush
aband whilst
cocon hong
shelter
ip
possibly
soo
ited âĦ races
warming
quin television
matches
rapi mental palm
jennifer
rolls
indiana
bars
catching
rescu candidates
fare âłĢ
seo
vietnam
alpha
michelle
visible
regre wned
apple lip ffe
liz yorkshire
hail
seasons
began
md kc
lap
fascinating
help ury ums
nuts
sem alongside
bridge orial
ove worldcup
british comfortable
ive
hotels
fairs
horri sox
dining
stream barri ssy
wim terms
vu pere lens
walked
ror lars
shield
doubt
proto crossing
meant
medium
adding
eb
cheap
func paper brands
ryan feedback
collins
unknown
tropical
sandwich
fallen
formu select
loads
answers
ori
maga
dor
duo
alie
drum
uri
deer
soul shut âĺº
stolen
donated
buzz
patriots
hal
nasty
nominated
monte kia
thri ingu tests
petro ðŁĳĳ
hosts
nest
topic
patch
mmy
hugh abilities
mathe smiles
gb agenda
insights
chip
phan failure
dgers
hai significant
shock
rural
glam figures
potus
ota
ministry
appears
fear rh american hatt sony
fires
edi nou equi when universal
madness
ix
sculpture
bach
tto sweden
eta
ento
developed
monthly
maps
rah
led delta
saints
islam
bench
fifth
vard
socks
welcoming
je
turner
vb
adi
norway
ady
hurricane
porsche
tradition
exam
newspaper
luci aver ideal
dna
madison
ðŁ§ witness
acou insight
simon robot
snake
nbc
aco
ross shment
religion
chann insu campbell
installed
weather horses
oli
robert kaz ðŁıĢ
veteran
thread
quarter easier
capture
hipho lawrence
romantic
passion clay
oxford
thai
studying
fia
elected
mostly
cb
tumb âĢįâĻĤ xl
shan
faster
evans
slide
shri seek
mies
chemistry
pumpkin
tum
,,
room fired
lips
presence
aff brewery
arrive
swag photograph
pengu chips
attor values
accurate
contemporary
principal
cannabis
ario
anywhere
gia
democrats
buildings
lived
aps
negative
mare
ballo lion diamon look reform
tommy
illa treats
hundreds
portland
worthy
excep aria
idol
beer cdn yu
awk ðŁĩ¨ cells
Ã³ identity
drawn
devil finger
tham
ðŁĳĬ earned
fintech
dolph tweeting
evolution
ðŁĵį
estim mvp
none
ðŁĩºðŁĩ¸ toyota
aux
marin bold
lbs
steak
murphy
itable
louis solve
pia
skir illino webinar
banana
lov thon
voters
affordable
defeated
lmfa airlines
superb
anyway
debt
bored
versi metal responsible
mk
sse
fay caused
fp
recommend
plaza
sporting
alliance
austri nn tours
surprised
artif thunder
surve wore
brief
necessary
zie
ashley
drake
rt knife
immun charges
athe bride
reply
gav broadcast
puer bracelet
capacity
harvest
idk
performan dding
ilers
para
jama province
chin
iders
hari
teaser
chen
restor rat
flat colom ðŁĴŀ
ðŁĩ¨ðŁĩ smooth
rt
pitch staying
israeli
tcot
perspective
dock
opener
lovel xo
classroom
lington
goal kennedy
sham
spaces
mitchell
homecoming
uki
claimed
recruit ingo
mufc
monit groo resident
percent
perman ottawa
intment
anxi standards
worship
scheme
fx
potter
bian
athletic
afgh sse satell parties
âĿ¤âĿ¤ infrastructure
relax
modu worn
smoking
yach practices
wcw
amb domestic
taylor kentu provided
modi veg "...
observ ðŁĺ© beard
mour angry
ðŁĺ±
startups
wooden
dive
nail
antique
roses
tornado
mat
^^
suspect
farm devices
mega
tul scholarship
gee
disaster
arrival
poin marc
katie
bbed
false
deserves
richard juana
frey
tioned
hybri rw sarah achi
cure
ole morris
chic
broadway
label
pak
poverty
golf ered
fu
eries
bees
alogue
stel wireless
jewish
tide
blocked
lifetime
bhar split
amster thi
joshu brunch
haps
sfor oops
kapoor
hiking
supposed
roof reas train tight
trump basically
rr
eared
seeds
entrance
cp
wie
sonic
victim
here eh
earrings
salmon
arctic
anne dougla corruption
hannah
hasn
voices
conce atta
fleet
clinical
democratic
tony stood
lef twitch
ail
honestly
increased
drome
donna
accepted
visitors
apar ador
par
jerry
rai brandon
abu !!!!!!
meme
ingh glorious
bhu pump
jol like fisher
maz agan
destination
playlist
letters
genu brace
celebrated
banner
rhe dragon ðŁĺħ
signature
grey âľĶï¸ı
alice
bered
pher bern cath gathering
scoring
influence
smiling
dept
local ax
acu retirement
honor herself
chemical
assess yall
frequ appreciation
aca
choir
cuz
soil
cil reporting
uh
enterprise
grat jacob
rum fee
jak spin
bikes
phia
stere pis blood tatt raft
warren
sheri backstage
marsh hashtag
therine
rein gameday
guaran recipes
minds
stronger
issued
bicy nak mented
scary
ux previous
ttle
thats
actors
uma
tina
bunny
promotion
uss
oliver
montreal
whats appreciated
lakes
excuse
knowing
prizes
muscle
shades
scot
ingredi electronic
juan
combat
sri
eh turkish
lom strikes
prison ree pope
vid
oldest
doll
swiss
certified
clip
returning
lator
leigh
ttes
watson
healing
elim perhaps
hass kau dder
mouse
newcastle
indigenous
welcomes
cole taught
noise
appear
joe canon
wednesday utah
ctive
driven
iv
cell strip
acc
focused
arrest
stocks
woo
âĹ noticed
shado displa terror
borne
second queens
woke
jail
nott cambridge
hart seaf fax
accept
âĺħ goods
kat
twin hs thousand
sins
suite
ampton
arn relev richar hoops
nbc classic pab soldier
deplo leans
installation
clash
leban eee
tire
beloved
fusion
traveling
nei cookie
globe
physics
sq col
wolves
dl
exit
"-
football leaf sterling
hide
minneso freshman
nature indie
supplies
bris irish inktober
doodle
icop messages
adults
recorded
fixed
ardo
offered
underground
drone
pine mainten andre
hammer
sx round hike
brad
rome full oney
rows
columbia
archives
approved
batch
illinois
recognition
shouldn
fog
ncaa
kevin humanity
although
powers
pou sar
pest
alcohol
consci philadel eno tm okla category
participate
accused
brief poem
clubs
consult jab
bigdata
amsterdam
acing
certific nu
dat
improved
andy campaig palestin pace
mobi feelings
wolf brain propos interactive
prince index
cis chae peaceful
covering
aco courses
monkey
replace
bl
bloody
tales
brighton
neighborhood
gates
spiritual
afraid
breast
bones
ðŁĳī video wau touch injuries
carl
rix
unex âĢ¢ fred considered
thusi anch ony usa graphics
acre
ðŁĺ©
commemor commod goti guardian
starbucks
prevention
hahahaha
administration
portugal
faculty
beta
ula
albert
breath eri
letting
tric mentation
incredibly
tennes vd
ðŁĻĪ
eddie
brick
grill
btw
watches
researchers
tney
nie pas
aster
vibr pokemon
chrome
goat
pitts illy
festive
yd
canal
ðŁĨ fies
carlos
reque partici trains
sample
temperature
symph picking
indoor
zers
playoffs
________ apes
lyrics
islamic
performances
dick
spark seas
homa
ground disci employee
commu alaska
alan feast
dging
banking
manuel
slowly
trucks
mccar ooo
scrat orchestra
individu mx
breath
stairs
equality
blake
locations
coconut
baltimore
aaa
lc ðŁıĨ harvey
resist
immigration
adidas
fili ref
lgbt
mos
ppi
kenny
terror bane
apolis
sg socialmedia
kai
honest
assas bollywood
âĢįâĻĢï¸ı
ferrari
horn
crypto
boom maintenance
idi sman
wl
extended
insul ves gosp tri
pig
targe celer stati smh
ridic appeal
?)
conclu cosme sheep
christopher
enthusi polish
mets
ounded
sustainability
creativity
concrete
rai
alien
bless tees
club rot
bos
exist
perfection
luck rocky
expensive
meanwhile
happybirthday pret thriller
cave
playoff
somer lu
lex
defence
amwriting
homeless
prophe chet
pastor
ðŁ¤£ lander
www
Ģï¸ı tica
!#
otic
radar
posters
powder
poli haun trap
blin assault
shorts
rey shy
squir racist
garlic
fur
remote
smell
impressed
fingers
âłĢ dino lement
snu promoting
string
productive
bage
mason
raz directly
jk
eval
ðŁĳĬ
doctors
cow
rider
stv
remove
wu nathan
rod nr
=>
affected
invest
mption
ginger
od
agriculture
sque mug
counting
kee magnific cook anistan
root
placed
sympo ghana
und
cheer throwing
secrets
filling
optimi butterfly
bubb ðŁĺī terrible
dg
silk
obsessed
lou
aide
salute
monu philadelphia
scientific
ist uae
dessert
bottles
canyon
ðŁĺĪ
carib other wich resource
guilty
und leon
ess
kane
ele
trainer
heim
ante
manage
rookie
treated
poses
rsvp
causes
awak jewell lett
onics
titles
cardiff
gaga
bump useful
?! loose
bbing
::
argentina
debu cycl whel disgu jel kills
biology
exter trash
bodies
tram circuit
expect lads
wells
shot gee narendr fastest
bent bills
marshall
hats
introduce
citizen
impossible
gib azz networking
rant
think indy stops
ftheday
brian ** amodi
dome
courage
packing
affairs
gn
sized
entary
poland
switzer afghanistan
wu
tender
subscribe
mosco attend republican
honey âĢĭ
simul wester foodie
oro middle abt
copies
maje narendramodi
typical
inspirational
vitam wiscon cubs
tivity
hali ears
kay
dare
marijuana
curious
ania
tomato
remind
ðŁĩ·
scared
coup poet
landed
rid
wrapped
morri climbing
ews
feeding
contra thology
grid
tively
reader
laser
diving
dig
latin
tied
shakespe oci adm showers
chuck
marcus
oos
knee
olive
owl
dylan
anno gym decisions
wellness
arrives
satis chris thurs
ðŁ¤£
interviews
thankyou
switzerland
overnight
journalist
serves
volcan .......
plot
nicol carrying
magne treasure
exp bever ðŁĺ¢
marty mole donations
recognized
bh dus
shann aldo
successfully
ente
ðŁĺĤðŁĺĤðŁĺĤðŁĺĤ cabinet
cuis titled
das sol
strategies
delivering
adds
anian
nether ðŁĴĥ contain suits
pairs
todd
rella
rope
cio
crop
paintings
suz rejec bust
dh
fraud
mh control jeal destroyed
allows
wool minnesota
omen ju
symposium
daf limit
accounts
loading
intern resolution
holland
qual meetings
grave
camping
vam renov liberal
amber
gree humb fever
eling
brooks
à² beth aded
alt roe
performed
josh franklin
nicole
dess
bbs
mg networks
minim alt
weapons
guy jason gha harbour
aton
praise
kentucky
belfast
sticks
bloss hopes
anthro familiar
wait chile
depression
lax
jets
leice receives
sier ank
dex indeed
flexi fabric
lamb
helicop amanda
âĢĶâĢĶ compete
snack
technologies
syrian
moms
muham chosen
anat devon
sharks
ret
fundraiser
selfies
stations
communications
tennessee
tutor rot valuable
dynamic
nurse
ied
earthquake
deserved
ave sara
stretch
douglas
nepal
Ã§ obviously
dame
rape
anybody
kw patrol
holders
hanna
infographic
eco
beating
stanley
boats
ribb ez witch
inva acid
boarding
-@
gil
dave careers
oppos lloy inter
dope
resu jagu shade
indy
onist
relations
agen able incident
meter
sharma
idr
prove
immediately
troops
aman
glow
gaza
blocks
personal chronic aller sid shr whatsapp
lucy
archae hou
journalism
ourselves
got themed
shaped
weak
casual
length
slam
abbey
ev
counter esta
recipi chapel
expansion
self suffering
spice
nz spart desper booking
quarters
yon ðŁĴĹ pk continued
-#
manhatt talked
shen combo
hybrid
jeans
liquid
seal
retweets
acceler collective
tas
:))
professionals
raw ott susan
iring
oklahoma
reven survival
creator
transit
stac surf ik
editing
chilling
bailey
steal
rable
parent
hunger
snapp collect
philosoph dedication
cf cm leep
repeat
reha unfortun aer aero abstract
monitor
agents
bul
science harbor
dragons
flooding
accompli dash
julia
thered
tuesday cyber
blow
tained
lem reference
ppo
negoti charle connor
ault
accessories
commissioner
rainy
rear
advisory
lucas
maid
coal kav polo
ðŁı¾ transport margare strawberry
burns
greens
nev participants
colin
belgium
colour inform dell
bron
caly kickoff
strategic
reunion
honors
lib egyp âŃĲï¸ı
hypo sizes
registered
betes
relaxing
bloom
intense
valentines
insane
wwii
px
trio
blade
wisconsin
cone
platin alize
raven increasing
indians
ilian
blu
rabbit
extension
jef audi
ferry
sell aday
usb
sweat champag method
memph assist
sby
cape removed
magn vt
rams
fbi
tackle
phew
hon
motorcycle
suspec elephant
subject
lette
dairy
wheat
awkward
act trol mitted
zayn
sheriff
enemy
cons
kett
bulls
evalu btc
satellite
holo porter
diabetes
better releasing
surf
:-
sebasti collecting
encing
ethi gods
alley
healthy mills
smash
copper
crack
readers
spac license
basket
bangla entic
omi
mere
sively
animation
lanes
dentally
chillin
fie
karen
depth
lipse
ng rip melo sandy
ðŁĳıðŁĳı vincent
nut hug
whole creates
????
âĿ¤ï¸ıâĿ¤ï¸ı
baked
upgrade
roberts
hara
caribbean
authentic
mbs
moscow
attorney
wiki chlo hull
cork
"!
stylish
ðŁĵ¸:
diary
improving
expand bright pollution
knights
personality
checked
facilities
zel bowling
guer ðŁİĤ
ongoing
units
hook
beck
conflict
todd farming
educational
kak clay stroke
belly
explore millenni thm
loop
sms
consist circa
bryan
dab younger
solidar ppa
experienced
bella
board sheffield
stephen consumer
submit
sponsor tang aggre combined
tracking
sanders
baz survive
ferred
equal
sep
reed
strong privacy
stap ung acry pasta
pirates
ager
fairy
dup
introduced
wip
lets spray
ðŁĵº
grew
asts
pittsburgh
newyork
joey
lauren trade chop pipe
claire
behavior
vap crews
laptop
ðŁ¤Ĺ
chester discipl df
outdoors
ks gover superstar
casino
farmer
;-)
returned
ðŁıĪ
mail roasted
costa
vill pez
gardening
distribution
shining
investors
rasp decades
realized
barn pti
stable
utd
panthers
mens
bn cade bucket
ynn
whenever
wake dais bernie
lodge
julie
atmosphere
ðŁĺĺðŁĺĺ
majority
parti excit cut meh muslims
begun
flights
veness
ceme posing
sole gou darkness
peach celtic
authority
grandma
fulness
smith specific
garcia
coins
goodness
aldub recruiting
dennis
gary sleeve
weapon
plz
discover harrison
recruitment
jai chim compared
toms
mothers
amy archive
task
benjam seg lawyer
alum
investing
mie
chez
jp
ake flam wallpaper
âĻ¥ï¸ı
tton
chest
favorites
weigh coolest
rating
relevant
logan
maple
runners
prior
people maur terrorist
tested
carnival
suspen measure
mv cybersecurity
appren terrorism
oz vital
nies
gonz funded
twist
assessment
diesel
enfor column
addressing
casts
payment
xton
fier
,'
last nee
unless
close skill
cuisine
funeral
tiles
aun kru relationships
ðŁĴ¯ event âĢįâĻĤï¸ı
kindness
proposed
acoustic
aes defender
dance htt wat
voy ðŁ¤ĺ aus cliff
searching
beautifully
inqu atl
specialist
ðŁĲ¶
dai
trails
classics
instant
vous
revenue
march kirk fringe
fireworks
trivia
âĺħ
traction
walter
moto lily
attitude
climb
scan savings
cw faith credits
abled
graff autograph hehe
ranch
had rogers
ðŁĮ¹
fin
requ folk additional
lynn
uber
dollars
logic
worth som
thesis
pound
bic
stur ceram spencer
entered
vamp organized
âľĪ pps
tron
mercedes
noti competitive
dow
ousness
victor
grilled
nai
putin
abra blame
alexand animal decent
pent interior :')
butler
ballet
ðŁĴĶ
albums
downs
lad
sir plain
pers
blonde
disc
pakistan sement
gaa
wage
chas mani
cops
territ lol laughter
rivers
magnificent
lamp
wb newsle charts
blessing
punch
longest
floral
cutie
farewell
stopping
mbb
bud
cheese decla sim
mcdonald
deter youth tch freder kindle
fern ator asleep
pond
sprint
pounds
lazy
ghe fundraising
deadly
grande
doug
hey linda
considering
ium
golden vik authors
diss ually
appropriate
morning yle
honoring
folio
bec
rebec finland
formula
cornwall
shay causing
blend
signal
tent
kashmir
nationals
harmony
scout
accessi height
medieval
improvement
kees
practical
card depar hun
oming
calgary
stel
bubble
guru
mah
unexpe nh
eda
meat ige
sio
goddess
inches
tunes
britt stion
raj
âĻ«
mercy
ðŁĴĺ
sends
iest
polici vale
reduced
asap
vijay
defensive
celebrations
riders
meditation
harmon ging Â¡
programming
inau sudden mh
replacement
sku jar
grades
tast kitt branding
kaw boot fought
pays
gf
ization
hop kk
activist
vend coastal
chaos
ðŁĶ´
seme billboard
lifting
cumb scal ðŁĸ¤
struck
lv indiedev
beaten
jungle
alright
destiny
ming kc chances
oman
qatar
craf trained
prix
charm
otive
smu ec
anders
handed
alban certainly
arriving
ize
sai
track painter
humble
appointment
headline
managing
mod
aspe andrea
Ã¤ ethiop united exist bali
kad nt dred
rex
recognize
tampa
beers
atia
heels
note transportation
turtle
rede hiphop
spicy
spurs
â¬ĩ corp
thern toast
hurry
properties
mage
marco
elements
bouti syndrome
msg
developer
graders
heim resil offices
delay
dimen vintag barbara
ðŁĺ± venezu cular
faced
barn
ðŁĺĨ
survivor
worm
confused
passionate
Ø± identify
electricity
souls
bradley
reportedly
lunch shelf
elia
sweet smooth employment
amel
manhattan
steam ounts
yep
living une
describe
cares
manila
shawn
acted
bash
steven rest petition
divine
welsh
race platinum
ðŁĮ¸
pb
extraordinary
solidarity
mall onion
scheduled
gameof fergu dems
norm pk
trials
policies
publishing
stole
front character vania
exce stie
sca
residential
sailing
ðŁĶ¥ðŁĶ¥ðŁĶ¥
sponsors
thick
champagne
shepher continuing
venice
perth
nap
aster yak unlimited
choices
neo
hiv
reporter
brussels
fold
dys semi lawn
italia
wifi
ask emed
frame monitoring
stead
ida grin isa flip
restric offensive
attached
dish why phillips
greet pals
mixtape
vou fielder
spark
alberta
glen
cash sri uri rodri entrepreneurs
climatechange
psy
dle ements
linked
netherlands
accidentally
opposition
velvet
rays
cw
omo
mf
lmfao
newsletter
:) toilet
literature
disp philip
uniform
suddenly
header
cooler
---
proud brig nissan
scientist
jah
concentr packs
appointed
soap
engage
chose
âĻ¡ setup
jealous
harry gation
tunnel
temp
oscars
decade
recommended
children aba
anxiety
vements
salon
photoo organiz machines
abs
ville hype
tiff emerging
avgeek
[#
contribution
brady
resto gmail
fitz photoshoot
helmet
ht elegant
uganda
nursing
orleans
penn
nah
footage
ema
wo
wad concerns
vere remark whoever
strang pt quit
shang history sick permanent
illness
cold vision hem
arrow
convic pink occup bald exhau uof amo
ont
ãĥ»
adopt
laid
smoked
interpre essenti associated
bd
bby fier install
diplom conditi cf
wak anya
graci fisher sss
apr
ilit musician
symphony
cord
hack
legi lv
blessings
humor
scra eti minster
travelling
bush jewellery
lime
!!! pregnant
pee
lob capital ipa
pencil
labor ducks
proudly
wedding derek
mw
peg
valentine angu retreat
prospect
danger
vulner upset
,#
srk
xim thursday nfl kisses
reds
crack reward
cu
kok
mete abandoned
itt
meals
spell
stanbul
delays
rum
leop gum
nova
superman
chick
mis
dramatic
innocent
rounds
rec
autism
bangladesh
moral
movie spoo kla âĥ£ outing
messi
abroad
lookin
aim
qi
stack
collage
à¯ hudson
scan
hoe
chau occur commander
holes
ðŁİĦ
bias
von sticker
mak responsibility
columbus
saint edmon racism
farms
wen
gulf
mayo
!!!!!!!! corporation
bachel ela internal
jeep
follows
dialogue
derer
smartphone
helen
richmond
equity
sland
bg
near avi
memphis
weir discussed
badge
pup
mistake
phenomen unite
ðŁĽ depic rides
inaugu nat
softwitter
combination
gospel
âļ¾ admission
retrogaming
ðŁĲ¾
schu mbo
junction
alarm
à¦ grac khali kul male caption
wish tere corps
rubber
playstation
erin
efficient
lor
jokes
inary
norman
luis
inaugural
ched âļ½ï¸ı dip
toe
strat aac
amu pier
cott
command
tten snoo cube
closes
classical
sword
expression
reaching
napp cost affect
rico
gif breathe
tribe
ortho hay
lg
fries
nm
hiding
richards
ende micro
capitol
copy rom regime
maryland
taxi
dial
embarra unbeliev cht
vs elimin odd
penny
soundtrack
lings
transition
remaining
ais
malik
?!?
random defend
ultra trum
dancer
stol drive aver
roast
definition
sean excitement
particul surely
shav bery
dishes
comm
isol iam
obli ghost hughes
chiefs
bas
conservative
special femin shri
nancy
intel
tune ðŁĩª joel
ggle
moto
ðŁĺĶ
buck
dag anticip montana
guid frog
ecraft
ope
drives
numer xy
colorful
wednesdaywisdom
illumin beyon inaugur deeply
prefer
fortune
cooked
tible
âĺķ sweater
itter
tty ui
gie complic ~~ taxes
cups
diverse
samanth âłĢâłĢ baking
symp wai behalf
mercur travels
ðŁİīðŁİ oria
engaged
jumping
retired
naked
puni speedway
sciences
rehearsal
onym dyou plates
rati krish jazz carol
raf
penalty
timeline
ruby
engineers
raf belle
dose
cheon
escap meg rank
ord
megan
merch
eclipse
âĺºï¸ı pledge
kirk
persi leicester
sak wk safely
yyy
jet promised
jc
enne
noah
reno rea
ðŁĺĤðŁĺĤðŁĺĤðŁĺĤ
trail ðŁĳĢ fd
sooo
rimin wk
à¸² ial xox biscu dale fandom
participating
flag privilege
peach
machine boston gross
og miracle
adoption
uss monsters
beij clarke
pushing
praying
aro
dn ellis
apollo
odds
refugee
tow bp
ðŁĩ¬ðŁĩ§
hend appeared
membership
pean dum
violent
vy potatoes
aww
greetings
tts
acon
shane
photographed
crab
temperatures
cuba
cfc
welcom hel
innings
mk code knock
grass swedish
pta
icky
vat lining
sq
sap
arc
announcing
skins
cityof bring cox
gamer
itarian
ida
hd rosse
sadly
geo
âļ¡ï¸ı
tags
father change lance
whiskey
adelaide
tec
stickers
market classy
badass
florence
liner
frost
kate acon scandal
essex
ðŁĺı vivi drill
bloggers
recommend dha acres
roma
buy grocer eria
mahar ffer
patterns
veri compu stev anga
mentor
doo
itali cdnpoli
only conduct
electro def
whale
preparation
bicycle
viral
turnout
brass
quad hospitality
packaging
dency
cemetery
aboard
dreaming
picture tall invent admi oe
temps
quan fundam promp residence
mud
souri
âĦ¢
graffiti
gif
dnd
comp
swar peeps
palestine
devils
sang
assistance
bike mississi interviewed
nephew
drums
vand gentlemen
nsw
insta
lebanon
eeee olivia
very rough industries
mation
ðŁĺĴ
barrel
nay pops
modern illy arest
onents
protecting
vans
eo
vikings
restaurants
reck jackie
andrew willing
heath
citizen discrimin à¹Ī
stuart
mys
hip transp "?
tex
sushi
ked crossed
distur pedia
fate
somehow
moth
processing
iss rin
uts
yyc
vert
lgbt reid
onto arabia
habitat
== streak
simpson
addiction
wimble delivers
challenging
ðŁİ¶ franch edu sme aids
hurst
tham tarian
remembered
palestinian
fees
trum sketch uru
fitting
jesse
ðŁĶ¥ðŁĶ¥
-------- bach icia
colored
dah
associate
intel seller
pu
stuffed
acs
bs shin
cooperation
certificate
abu
ingredients
rev
inge elder christian bundle
thic
dirt
beijing
commit
teddy
edu
today sfield
wyn confirms
loo
jv
eness
alpha virus
arium
grind
bridges
introduction
polls
bacter zach
terminal
raiders
flavor
zombie
vod spreading
gameofthrones
efficiency
lately
alem
tweet crimes
cler dey
dged
hyun payments
circus
ðŁĺŃðŁĺŃ
missouri
lub
episodes
cage
pos
matching
tumblr
lined
gest ambi narr ington regul blown
isle
coco ondon
joshua
touring
sma
sausage
bestfriend
boeing
desire
savage
rapper
devo tear
takeover
cowboys
poker
parag ppe
hint
wears
seth
roles
lanc manga
format
flyer
cay moor
bake
splash
vad kerala
proceeds
silly
reflection
distr wid suit civic
yankees
byn
migration
distin orch femini qualifying
turi obe hundred
crap
wang
mathemat bure exposure
ferguson
semester
reserv plym ahu facial
wax
worried
cab
vio asa
cod
topics
pcs
halo
rescued
horizon
ark âļª holly
elf
ulti pup qualified
attendance
atively
destroy
yc
forth
photooftheday
cents
iceland
measures
desk portfolio
articles
directors
datab ew creepy
ounding
honoured
mist
jit mentioned
portable
itic
dann fridayfeeling
amid
tiger scrip helicopter
hardware
explor workplace
austria
beatles
bernar spider disco
cult
limits
shortly
final ninja
luke lebron
walmart
oil vanilla
shire yeg
aky
cs bler
collected
tg
rolled
specials
bff
pierre
shim vier
flashback
restoration
individuals
prod
freaking
turer
oa
refre moroc greet
reyn careful
ouring
ush isd
gill
view thunderstorm
bled
picnic
guardi pig ark
sylvania
banned
ucl vijay orium
avengers
believes
eur
monument
concerned
labs
berg aap vish singles
cancel zel
arab
ruth
tooth
arta
shaf chairs
rack
diseases
crowd cly flex
christma artificial
tomat fine draws
advocate
france ÙĬ ðŁĺ³ heavy sour
comprehen noble
aap
hindu
coral
gars
owen
nl stall
yellow marina
inver support tough promises
pie masterpiece
score force mortg cryptocurrency
ox
rors
rockin
provin hog nostal oakland
patrick inclusion
traffic ahmed
aha luxury consecu demon
âĸº
blowing
stag :"
encourage
bene skull
dodge
buster
kinson
witne error
lowest
fellow à° shre blur virgin
composer
slip
mornings
gains
table grain
arist
brazilian
wwe tues
ribbon
anag dist
sacrif embrace
entrepreneur affili deo
tali tourist
fatal
ìĬ automatic
ðŁĩµ weak welfare
confirm
benjamin
fights
alleged
mead struggling
prosecu chef Ã¨ proposal
ern
ðŁĺĦ dyk
ongs
hong mack
melon
onent
rush dap toler propag cze translation
wallet
cottage
sail
constitution
ðŁĴĢ
munici favor
stormhour
ih ðŁĺĮ
approaching
pinned
jed nigerian
nach shat particularly
mcdon cameras
annie
administr heat electrical
charming
gibson
boutique
exposed
actor pillow
beaches
genuine
margaret
bennett
louisi positions
ely shiny
tention
architect
rental
acqui google subway
moment ðŁļ¨ rim
methods
cycli norfolk
ÙĪ overwhel rapid
wear happybirthday
progressive
ðŁĴ¥ cogn papa
fool
philosophy
polar
jimmy wig
ðŁĴĭ operating
reduction
phi
flags
tothe odi ares
koo kang arkansas
ashton
wimbledon
scifi
attractive
mississippi
logists
ralph
label graduates
maha hometown
âľĮï¸ı
founded
onthe liz
transl minimum
presti tam
generations
rebel
journalists
param mcm
acrylic
deaths
tesla
wt
bryant
jerus istanbul
muhammad
riley
kris
workshops
iso
counts
stret protected
trinity
manual
rhin ril pleasant
lemon nerd
harder
darren
bury rah basis
migu occasion
lists
âĿ¤ï¸ıâĿ¤ï¸ıâĿ¤ï¸ı
eb decre hampton
ìĿ´ travis
transform
puerto
nhl avoc trips
unexpected
vet didyou barber
stages
mson
represented
fort lal pple
nicely
ignore
quil quinn
hk
carrier
reminded
among passenger
ellen
guez
scape
mural
youngest
mash dill routine
stainless
jackson gandhi
thal
oners
editorial
conversations
sdale
automation
ike à¸²à¸ ðŁĩª
haul
laying
mentions
amen
abortion
ibi counties
catherine
mands
jame roller
aut
nam
ological
ception
ranking
toxic
snacks
victorian
bangkok
psychology
reg
angela
respond
style sophie
dakota
achieved
marked
imperial
inas
gloves
slim
confident
attacked
gger lonely
valentinesday
reb craftbeer
origin
zimbab ceiling
teens
otherwise
wb
fers
daysof advisor
yah
âĻª
ender
republicans
ava
skirt
pipel chie
jane jax
ðŁĺĭ âľĬ jays
brett
balo crucial
dhar asis
deau
lloyd
chatting
âĿĦï¸ı
relay
remarkable
ns wet brisbane
ðŁĶ´ tionally
fk
layer
household
consecutive
esis
pendant
stir critic sugar photoshop
pares
artistic
dodgers
cun crafted
amend boat âŃĲï¸ı egyptian
saw trage smaller
oxy paired
next ires
taco
oy
uc
sti
aerial
://
dro
dotcom
ggins
rpg
aye
lean striker
lobby
protests
priority
congress amate invit rington
mommy
thus
allowing
pioneer
enforcement
gori talk drag
dumb
bullet
sange ery targets
ðŁĩ¦ heather
consider seafood
vest
risks
%.
pg sacred
heating
kicked
ttot
.-
chandi coven pool pulse
ia roster
shakespeare
esa
cargo
peanut
troop action tablet
homework
castle struction
musicians
freezing
butt justinbieber
jj bahrain
anthem
audit didyouknow
navig guidance
âĸ¶ turf
nun fications
yemen
charging
xc
broncos
subur pale
boring
amongst
forthe emper omfg
pj expecting
ðŁĴ«
stl
admin
expectations
swan
shoot ooooo
minent
ãĢĲ
wallace
stang
saturday adopted
doubles
homie
omez
dhan venture
surrounding
file mobility
dees
wski
brooke
embro remembers
kara
testim botan mtv
sacrifice
jerusalem
dl Â´
properly
ilion
asi
legit
cope
mcla recycling
larger
ðŁĴĵ
patric generous
jared
pf
molly
thomas judges
hb
sorts
blvd
oven
entering
planes
beet integration
booked
freed vern
ashes
topped
depot
welcomed
rena
mick
dand seeks
gamer rankings
rene
mut whisky
firefighters
gues
gather
tourney
demen yang
newton
automotive
backyard
detailed
mist tobac fiber
unusual
gratitude
spare
neys
:*
peri floating
finalist
donating
dress broad
bethe economics
taiwan
edwards
plug
prairi valen baba
fad anas
harper
disorder
applied
patt bikin liver
curi caroline
anner
julian
walking malcol screenshot
coding
skincare
activists
mysterious
exact
blocking
mercury
batter dump âľĮ
ense lish ridiculous
protesters
ðŁĻĪ lust
sweat
ass alike
cody
rements
winds aspir vienna
pray ...@
boi
candle
assists
tee derson
pony
fence
conspir âĺħâĺħ ooth
epic barely
aunt
bam
diamonds
endless
screens
cancer gro
pst
prospec mosque
helpful
ouri brother gujar cristi inez
towers
addresses
gray burton
retweeted
ðŁ¤Ķ nity
duck supervis joan
kinder sanctu pied
âı°
łï¸ı
mati revenge
cester
elife
designers
backed
boli weight couch
sures
sits
shrimp
lagos
authorities
osity
holly computing
factors
abe
panels
ramad sentence
mission holm
rb dads
shanghai
money sheets
skate
threw
cupcakes
infinite
lis
practicing
essay
kai asci mob
ugh
holmes
regg ikh
mock
collections
pep ova
salt nandez
coy threats
texts
cinnam pregnancy
pending
stamp
flower gis
agreed
payne
rover
phra soft ffin fathers
passengers
aways
ala hes
livan
ins samuel
ingui hof
jj
chennai
catal omic
heath niece
pumped
integrated
arel
nom
productivity
wanting
visa
diana
twil itv
camps
rowing
dley
blackand guards
bells
reverse
vibe
ricky
moss
nyt
âĺĢï¸ı elle troy
cudd evan womens foto
mistakes
wicked
mil
cled
memes
cosmo scholar
reno
ðŁĺĢ vents
#âĢ¦
terrorists
casey
cardinals
ðŁĺĬðŁĺĬ venezuela
bola
literacy
tw
eno
contains
austin financi evan
harvard
originally
chevro herald
nottingham
managers
âŀ¡
accepting
walsh
tutorial
entrepreneurship
yacht
requirements
glenn
pede unfortunately
aching
daisy
gian
nightmare
âĿĹ rina
bart
emails
opposite
whom
sake
puzzle
dashi party blanket
buses
lore beauty reason punjab
windsor
functional
existing
hello glimp convin lak screaming
rebecca
bliss
northwest
infinity
cosmetics
pulling
coffee pling
opho colombia
interiordesign
(+
emotions
sac
sunglasses
saves
df sixth
aly
ðŁĺ»
deen
devast politicians
lacrosse
gu
pei
java
combine
coalition
erts
surviv chad
strian
nn
devi counc concern
controller
breast jury
tum introduces
ladi mobile alz steady
nurses
hacking
online ocean ðŁİĦ aam juven icc
louisiana
arte
streetart
ison wns
frm
panda
noir
maintain
delay symptoms
thorn geome tern
carried
pru panor assy
peru
cloud spra pedi este tagged
ðŁĺĿ
shadows
nazi
Ø§ÙĦ corri âĻ¥âĻ¥ jad ðŁĩ« formal
spoken
ðŁĮŀ
enjoy lopez
outlook
inho
wander Ùħ maya
pee dine
ãĢĳ
briefing
supporter
arily
ghters
naturally
doctorwho
jen
var
newyear
rese simm rex consequ tomatoes
burst
bravo
burgers
cracking
northeast
biom mushroom
marque double nier
vag twenty
keyboard
winni jamaica
parish
:- mentalhealth
alizing
render
waking
ðŁİĤ gly nathan washing
melissa
jung
loyal
chili
songwriter
guitarist
bowie
neighbors
onymous
asset
tai
headquarters
ðŁĮĪ
ihear cigare surg )"
repl darling
ðŁĻĦ
zak sare ãħĭ mickey
warehouse
massage
inees
didnt
iw hurts
engaging
magic womenin kitten
mors
cart
titans
colleague
competing
eran
khal marble
demand delight
etary
blizz louise
mls
finishes
experiment
conducted
electronics
itters
caring
whats
symbol
jung ecu pix
context
charger
ðŁĺĩ
reig frag ëĭ chad true kerry
defending
aint
auton checkout
barnes
lessly
dt mme
cloudy
secondary
arez
_:
appa
constant
")
vets
job ient
ðŁĺŃðŁĺŃðŁĺŃ
mj french diver davies
hhhh
ebook
à¹ī
mariti breeze
suspended
mato viet
rahu sei bolt
enary
leis karl
framed
explaining
abc dealing
nato
jake expand
leonard
established
dub
armen elled
vocal
nicholas
orient kyo illustrated
ahh
dancers
million geta popp asu murdered
gible
stoked
griffin
maximum
adrian
encounter
thero davidson
ðŁį»
holiday evo
assets
carson
memorable
âļ½
obam representative
cbd
tricks
vogue
voice mmmm
sebastian
clif athy
paralle ðŁ¤· pak evacu eats
Ø§Ø touched
organised
spirits
canad guided
framework
ðŁĮŁ ped natural agar replaced
anchor
tit
shah organis superior
rn chro erica
still coron chuck locks
organ
rosen scam
bened /#
keen
trevor
vampire
sorted
!'
afford
intro
grace ðŁĺľ saur
kickstarter
influen vu
yup
poc ðŁİ¥
aar
sang trek etsy tbh
scream
chevrolet
pixel
shepherd
anor gabriel
twood
sdcc
meters
developers
closure
vw
twitch ìĹ seoul
price hog
nish
hillary scratch
incen wagon
disability
panther
chats
gd witz
sussex
late denmark
gerald
cancelled
nette
ix naval
baptist
tet
yad math hoy
randy
point intellec fruits
wool
guin pron theft
condem marry
nola
architects
cincin rockets
gentleman
explan tate
doe
raises
wildlife wl insider
blanc
wp
forsale
nyc powell
unbelievable
pens goodies
mustang
pens
stays
squash
xoxo
nearby
everton
coco
leagu khan stud
southwest
construc sworth
croatia
lea
sums
aims
ean
vaness itious
pathy
arcade
bend
suggests
sacram royals
rier
emir incl
ank clark right vacc à¤¾
tane lib
usc sales huh
sally
vera
pga
grows
drum tree ethics
suggest
isab sealed
previously
animated
abdu rises
glob predat scarf
delic omar
lli
sxsw
python
nebra funk
reflect
pavilion
tically
chasing
bakery
invasion
koh believed
cohen
conqu crafts
nati
clever
governance
samples
fails
âĶ timo ritu striking
inclusive
shocking
cant requires
drawings
à¸Ń purchased
dum zach warner
console
mansion
fountain
circum esh
island milk profits
halifax
rival âľĪï¸ı
jenny
sandra
nye
kelly yal
quad
nos
instein
finalists
midfielder
cue
exceptional
aan
sapp gettin
saa
fati slice
volk swal lasting
summary
itas
smo
sz âĺĨ
ipl
flames
enews
hav hoodie
pitcher
windy
revol central tonite
ðŁİīðŁİī
solved
milwau organizations
weets
refin sth ãĥ¼ elin
tona
cinnamon
ðŁİ¨
ðŁİģ
ronaldo
peninsu omega
elds
designing
eigh bluet benz
nug asha
robots
sudan
choosing
endo serge closely
handy
finger being arte survived
flame
milestone
gut
dwar futures
Ã©e
elo
fridge
elic
ouch
ub
pv
titan collar
station nevada
aurora
rd duncan
âģł
brien
marsh
Ð¾ total chry sers
suffe rachel college todays
courts
chit reunited
gymna genesis
beside
representation
chant
collector
rak athens
nigh munich
languages
flu
participation
___
cv spectrum
soda
cover referen abbo apa
publication
edm
monica
army ðŁļĢ
divor dry streams
robotics
cider
bullying
approval
stoke
platforms
sierra
extin ib
hayes
succeed
suffer
atically
dai lynch
hound
delines
acknow dated
exclusively
heres
facilit damaged
charter
lakers
falcon
unveiled
welove ease
patience
lone
gentle
genetic
producing
gour shannon
bilities
zimbabwe
pint
daughters
literary
belle clam surrounded
kany neil pirate
ranger
hbd
natalie
belong
olympi embassy
scol ener
akin
loren bh
:/
diva
denim
hipp ðŁĩµðŁĩ arnold
?'
weren
empower disabled
manor
raspberry
baf awful
drummer
kardashi nash
machinelearning
chu
rebels
timing
monroe
tongue
range pupils
ress
amazon bz
harley
palmer
balloon
sings
icec jb
cers
gps
whist rise lt oooo
cattle
shooter
vodka
ucl
mtg
lesli jonas
dispo atric
stein vintage firms
floyd
cowboy
soooo
isaac
warcraft
disneyland
beautiful beam
franchise
bun
kag anon
turbo
sweep
madein karachi
detective
pennsylvania
controversi vitamin
aside
chronic
describes
removal
hah
aper tened
uto
badly
mirac fry
yea
injec thermal
compact
thor
teed
urgent
lite
gilli sophom ico chem
pm fork
freak
chak recipient
iy nik
modeling
cans
ðŁıĢ delux seam survivors
radical
investigating
reliable
fm turt lighthouse
tool gown
)) bots
autograph
aid buffe hmm
horrible
ssional
anni
à¹Ģ kits
schi eternal
huss sensitive
ru
tastes
checks
imo
portion
skate eden
halftime
fried rihanna
tise
flick cain
sgt
âľĶ
shau stained
raffle
drove
salman principles
sho
aru jess
guine garbage
myan jelly
disru zia
qld
entries
lav flew
admit
objects
compare
nytimes
cannes
pn
suffol roc
dana
egg hist
counsel '!
physi imagination
adjust explosion
plymouth
horror elliott
bourne dex
breed
audio lobster
disappointed
nationwide
((
increases
australi cedar
staring
racial
eis gmt
visions
stayed
discussions
dean curtis
maiden
stellar
happiest
hwy
preseason
carav mondays
hospitals
glimpse
scholars
jai
terrace
anna goose
graded
lotus
hung
grocery
stamps
emperor
scoop
inser cas
existence
heal
falcons
marvel reducing
terrific
magnetic
performs
barre pus
treating
icon wh
declared
trauma
dod comedian
nikon
bugs
asm
montgom ibiza
comprehensive
has santi fellowship
dash psal louisville
spy fault
dthe filed
vista
desc fears
youtu sps
esp
rig
crime berger
wonderland
kent informed
stevens
myth
aston
iri
visitor
atri producers
alla personally
separate
agencies
afri ilan spoke nina
squad dives
depend liv fierce
entertaining
chain scat borders
palette
spro osis
derby tobacco
zio
willie
juvent zoom
holy entirely
afe
martinez
beds
pea
bulldogs
ðŁĩªðŁĩ ibm
neon
ethiopia
teammates
planting
twer anytime
forbes
Ã³n
runway
nervous
roger pile
chanc apocaly uw oi
drought
territory
brick creatures
goin
waff gren southeast
jean ambul edited
strap
cv
aaron ãĥ»ãĥ» tsu description
kindly
clutch
immer enor womensday
orange rag obvious
hyder channels
mango
meyer
raining
getty
pilgri coordinator
upload
nintendo donuts
sanchez
apparel
jr zzi
,@
jefferson
accessible
greatly
eid
initial
buddha
paris mascot
â¬ĩï¸ı
schwar siri spinning
mortgage
echo
endange gedly
chloe
enhance
karnat kry explores
ðŁĴģ affair
icals
alla
dart dolphins
differences
squirrel
augh
drones
ellen restore
paw unfor pike
hilton
collab
consumers
coinci outcomes
ppp
aq coupon
liest
sims
kho aves
spoon
pudding
corbyn
haters
exams
slave
.!
psa
apples
tamil
sed coke
zzo
losange carbon clair
...)
khu craig exploration
sanctuary
sue alway dementia
wonders
superhero
pakistani
browns
bluetooth
locker
marc eventu deluxe
rodriguez
âĿ¤âĿ¤
robb ðŁĴ¦
linux
tens
intelligent
seed voter
sler
peaks
intern
teenage
peninsula
handling
tie cousins
wendy
mee
à¹Ģà¸ dino
ðŁĴ°
ðŁĺĥ zee
sbury
tragedy
bk
bore zin warns
idiot
touching
continental
tacos
safari
washed
podium
morrison
forests
cbc alon particular
beads
invented
loch
lighter
wherever
ide
documents
awe
kr
nowhere
miner stit rox contribute
hardy
clan
object
cait ðŁĴķðŁĴķ
happier
vegetables
tart
gag nominee
heavily
panic
jd
theresa
atm
uph sfc
suri drink nal revel kl
avocado
nomination
madonna
sharon
malcolm
controlled
shers
revival
legislation
shoots
nin
commentary
pros
humanrights
stranger
mitch
pipeline
legally
thu
gilbert
toll
granted
ghs
iranian
refreshing
duk
abi
prime joseph mosa statistics
productions
merry patel
sax humanitarian
structures
emissions
towns
freel stering
ratings
allegedly
cabin
stl wade
flyers
trim
promising
zu
ballot
comparison
freeze
outer
greatness
assign snowy
rale tories
mediter knock consultant
cincinnati
analyst
scoo jews
approxim pure portraits
cyrus
ational loans
acquis elu acceptable
union watercolor
rust
battles
perfu seasonal
serial
mindset
riot
feld
ennial
closet
priest
tanks
intl
screw
bum
abdul oux
explained
rica
imaging
lawyers
buried
ãĥ»ãĥ»ãĥ»
earl
âĢķ
lton
restored
stripes
foss demands
stealing
alexis
mund
aker urus
wardro hugs
genre
ego
ÙĦ participated
babes
banquet
tious
hemi dsb
lost milwaukee
jenner
gem outra loses
idi
reps
ðŁİ§
regulation
flaw fang vibrant
ramp
rains
wellbeing
soviet
viewers
depo libraries
bigo sery
gill destruction
coz
cx
bridal
alds
planted
amateur
lud cheering
showcas profile iu vertical
packers
wizard
skip
slight
beau
airways
much rera
ðŁĮĬ
absor patio
packages
sells
mentally
ðŁĺ¢ reynolds
kare tribun walt
knit
taste surrey
bounce
creature
bare
betting
sure miley
laughs
alore
cyn tl artist annah
warmer
dynamics
lunchtime
maritime
vulnerable
ðŁĴĥ
wolver durham
constantly
amin sibl :@
bullet kach angelo
wilder doom
desktop
lawsuit
kca
henderson
inviting
betty
tawards
rafa leaked
andi
gems
afl
velo mediterran probe
totten stephanie
snation
combe
qs
overcome
assassin rav filip winnipeg
shil determined
kas
outre regret
guides
aaa ðŁĺĪ wives
manife erly
smy shima
xing
pixel jacob accommod toy ono
poo
tier answe ðŁĴģ
rosa
lease
belongs
thar eventually
neither
goa
skiing
atra
agh
broadcasting
fury
pyram dice
volkswag womens
provider
bombs
missile
whip
dick norwe backup
elder
mature
concerts
gious
squee goodmorning
braves
^_ aussie
luna
males
heck
fortn romeo
steelers
pn peer
represents
Â«
katy
miguel
require
chains
lur immediate
timber âĸ¶ï¸ı
advocacy
export
anz tiffany
author ðŁİĪ
dudes
chilly
hid
harm
bug monster terrier
tuc storytelling
tak
inti immigrants
bis
reaches
compassion
johnny contributions
ðŁĲ¶ mechanical
impression
ranks
kobe
menting
blossom
pablo
builder
bombing
twel sullivan
omo pete demi
kudos
wbb
tgif
massach neighbor
chefs
engines
pune
gained
phantom
sdays
extend
gran
centers
jacqu datasci sleepy
elvis
answered
slot
cony
flexible
tially
letics
%,
andrews
sible
momma
vino
dox
invitational
twilight
jade
illery
johns
fou pv --->
breakdown
billion printer
mond cbc
maggie
legion
dub kurt
poor parenting
regions
bikini
beware
sional
auburn
kidding
amples
span
contempor cic habits
ako
prefe buddies
itz emily personnel
mountain versus
ðŁĺ¬
earning
sink
dari
uu
swin ister
brutal
nac kata
cloth
amand ðŁĶĹ
neo alumin weekends
nebraska
codes
delayed
bruno
proven
inc ight flan oro
lambert
regulat wf massachuse kardashian
bernard
fiesta
volcano
grandpa
anca
dre
stitu meaning foam
auck ated rl
hotel persons
dynasty
ellor
mai
amne styling
avier
eg
vegetarian
,âĢ¦
founders
stain
gd
cycles
skyline
tractor
exists
tral
kidney
maril instag sette
addict
triangle
flashback controversial
zon
pins
ias
tray
township
delegates
spam
hms
crane
peoples
olo faction
butes
onica
delegation
newprofile elier
mca
wand gely
losangeles
berke tive disrup zza
casa
jordan fordshire
gathered
ichi
attendees
à¸Ńà¸ peppers
coin bourbon
ernity
rotary
behaviour
jeremy teamwork
compliance
tremend ðŁĩ§ buhari
cambo buyers
hagen
buds
bayern
monte
smells
anza
athlon
described
workforce
giving api
investments
dail selena
database
thum mortal
student buyer
dover
garten
attle loyalty
genoci holocau theaters
ruling
venus
patent
chun abby
awake
massacre
bangalore
breaking simmons
justi hale
edchat
ggles
hawk marking
headlines
strom
cove
breathtaking
medals
haircut
christine
telegraph
gujarat
jura cane
shore propaganda
mueller
........
savi stomach
throws
tab
warm jong
renowned
hir
rais mushrooms
guaranteed
boa
mj
revolutionary
certification
bruins
join wes
passport
cg
sexu capable
wv
tones
jackets
accompan spinach
forever blair
watts
gl
couples
prairie
newprofilepic
logistics
massachusetts
jaguar
oid
weal underwater
moz yi
maths
myanmar
preps
suffered
trace
wali
ahhh
borg
stitch
culin realise
infection
discrimination
shame ankle
humid yt
bracket
truck triu easter community postcard
involving
tyler caramel
overview
examples
integrity
basement
instruments
anium
atus
gher
laundry
achieve geneva
pricing
hyderabad
belief
meta jaw accounting
leader cristiano
couture
cyp vised
,,,
knu hick breaker
bram rab moor hamas
graduating
puppies
akh tah aches
rie opini gta reign
tragic
rever pill pineapple
touches
dare leys
ilo
interiors
scouts
bart enzie
dono brock christians
ensemble
Â·
cinemas
newport
airline
winston
leigh contents
prescri urge
trout
fically
ilia
subsi arer
âļ¾ï¸ı
wounded
ðŁĻĤ
pepper ðŁĴŀ fitted
aff
resur thursdaythoughts
zero archaeology
div
jee
ion awaiting
cozy
beauties
bald
data grizz stalk
kinds
cleared
jessic regular aliens
place bos bizar thisis ðŁĴĢ tottenham
mafia
slam ariana
carroll
backpack
carey
univ
rg
pep
digit tattoos
agon
volunteering
differen consumption
kathr headphones
tshirt
ob
element
retail shru algori container
conscious
fil
coming rash urope
define
gior feminist
flowing
routes
glaci fert somerset
antes
tweeps
$$
hour endangered
yearsof roh popped
backing
basil
brake
monaco
lgbtq
prague
utility
cassi gateway
haunted
schul ðŁİµ
should walkingdead
completing
danny montgomery
penguin
ssi
merchandi ðŁĳĳ church hates
captain breathing
cet
fairly
approaches
companion
surprising
kanye
pey hindi
targeted
lords
deut digging
german rut energy closest
yun apologi à¸±
sack
rup
ddy portal
dough
bats
ðŁĵ°
atur grapher
pires
motors
ðŁĮ¹ jc dang
tuk
clue
usc
page dless
brows
jus
ading
remarks
oom
cardio stefan armstrong
âĢ¢âĢ¢ niest
belgian
biop soy
lof íĥ qt
flashbackfriday
cee
ģà¸ wreck
marines
amendment
wardrobe
voy
burned
guitars
rainf lifel ssil
ounce
external
ckey mesh
sheikh
invitation
suggesti popcorn
phenomenal
anonymous
tuna
chicago oval
dely
locals
(&
prof novel finder
sparks
laven infu nicks
quant rae
exec
distingui stances
mutual
shal unveils
edmonton
zania
adio
viewer
bradford
auditorium
quis react
http
lero cheeky
impacts
tak edt
desperate
tay
ìĦ settle
bargain
resume
unite thrown
kest
seys
marching
amit decline
schar metr stanford
linke berra
dolls
rugby jami bor
roadtrip
dinosaur
mik sunder rem bk overseas
naughty
implementation
iamsrk
luncheon
firing
miami perez
thee
zon gifted
conversion
ceramic
¡ï¸ı pedro
ìĨ vick !@
heed
sid
bw
document
plun grants
fantasy predictions
valid
carved
graduated
ðŁĳįðŁı»
nationally
chy afl resso
blank
rivals
jig eties
omics
unemp bound sko inspection
paral highs
crisp
bans
oba
[@
cospla costumes
recall
mouth nigel
bts tera
kov
docs
westminster
dict
gravity
kari
rogue
tted
wark
idaho
wend awi
queensland
processes
cliffe
mick compens opol they clari wikipedia
salmankhan
hazard
preston
sweetest
pdf
chees trilo southafrica
burnt
($
contain
tp
submitted
soundcloud
atu rez
wordpress
corrupt
nf maker íķ paras advent
rial
cafe fossil
!!!!!!!
cows
cj
spur institutions
landmark
entit reut his alzheim wemb reggae
mosqu stat
identified
dealer
ream
reland
tension
ðŁĩ© wrapping
deeper
frat reddit
aris
morocco
.."
blow mapping
priorities
inga
swap
rewards
conspiracy
creative cj congressional
vault
plex
sophomore
shadow eless ðŁĺħ darts
aldub
annoying
props
nas
aluminum
hbo
offense
jill
onions
laur tae hardest
shro gaining
measure edtech
cyprus
tara
angeli carlo
goon
alli
implic jupit resilience
hail balanced
)...
joyce
gra
theli defined
shipped
mainly
mina
lm
sacri ober pim claiming
enters
corey
bok
cried
cooling
danielle
pharmacy
thorough cake klo outreach
zens
digitalmarketing
valent
snp
herb
mrw
cafÃ©
captures
notre
triumph
pancakes
cumber spike
dation
bigg sper
critical amal tooth founding
astro
'#
quantum
thames
unc
pride airbus
knocked
undefeated
mediterranean
calcu clown
sensor
hammer forgive
cushi berry majestic
elect
politan
gta
kari burke
seahawks
volkswagen
rei landscapes
casu grandfather
listened
// startrek
rainfall
furry
vier stark
rifle
ffa
leges
hillaryclinton
minus
correctly
architectural
prece upside
boxer
ðŁĻĮðŁı¼
isai det
provo tissue
spooky
veled
recon prospects
quebec
âļ« igno anatomy
shapes
wp pinterest
hore
anes
pickup
tip pradesh
hugh
coe
pok grammy
wellington
stigate
righ leap
kingston
scenic
gosh
vani aug sary
zier
bureau
linson
conte fragr allan
gaw lana
collision
surveill renais arrange sali doin
brance
brendan
ourse
incoming
suspension
à´ lla
educators
intri dae
biography
bulgar villain
gothic
rwanda
ew
mayor meetup
democrat
morgan sudden
tesco
carrot
bomber
mckin rene funday
agricultural
hahah
showtime
forming
cola
scorpi quote poppy
slife
daz tub
nen
mot
ðŁĺ» sore
elderly
ove
skinny
umi
anco
manship
were gv kah
folding
neat
samantha
danish
ukrain humidity
nutri jakarta
candles
oooooooo atile
strength ibra bapti charleston
frames
girls clearing
gluten ##
supernatural
jubi phone hein drun leak
investor
yer domain
ballroom
mish appli offshore
blaze
doro âĺķï¸ı
winery
sharif
adore
nir safer
sigh
ascri strongly
tracy
cker oll
faithful
eyed
delightful
vism
karnataka
titan
whar jerseys
refur heaven grip
panama
preli gluten
odd content ponti tioning
ecommerce
federation
flawless
gear tires
byr police cuban
tributes
ticul churches
nursery
diaries
museums
snapped
ivan wight
tourists
ramadan
trent
prophet
wondered
focusing
hid icons
iq ambulance
pist funniest
timeless
srilan buys
kids colourful
ashi chir mum ðŁĵļ
letter xen reuters
preserve
inting
step fuji univer iu
showdown
poems
surveillance
suspected
tae
solving
tomb
mothersday
carpen recruit
pilots
broc mixing
fridays
tyr representatives
trapped
abdul
freestyle
cluster
âļłï¸ı
kd
skill pitt
exo commerci museum locally
gina
nobel
immune
frac capsu mained attempts
bulldog
bespoke
singers
spelling
segment
natures
tick
lipstick
cleaner
gettable
precision
âĢ¼ï¸ı thood
reef
nope
billy digi musi rival
figured
tality
sunny berk awww
awaits
unreal
copen asylum
exotic
buen mock enable
archy
fra
plastic almond
ampli displays
abbott
sme
xp
ðŁĻĥ
graphic ived
mara
caution
leaks
enberg
ulu
unicorn
cannon
apprentic ðŁĺĺðŁĺĺ bball
willow
atics
amas
manufacturer
campaigns
porters
floors
lsu
type kej honorary
itim tole minecraft
dx
mash
rio consequences
ronald
gossi suffolk
muse
rbi
livemusic
ivan
ðŁİ¤
leu patriot
manit lanca homedecor
dear sigma
tide strings
vita
sequel
tryna
investigate
boris
vegan barrier
mindfulness
webb
hustle
inda
tanzania
stray
texas cag diagnosis
woman gw
obsession
lative
nufc
flynn
momentum
sofa
wald
vegetable
tucker
supper
seab arro seag venting
councill splat calcul ..#
comfy
odisha
stopp warfare
caes à¨ coy
priceless
insec ðŁĺĽ
controls
empowerment
datascience
perpe genic
eres
trudeau
mano slavery
expanding
mahe failing
saga
photographs
crest
reon
surfing
hie
ðŁįĢ
jae
fellows
southampton
solom cester tability
horn sect
hee
coleman
atlas
explorer
consultation
copyright
organizing
denied
monkeys
noodles
bris
flor dough bonds
shocked
ecosystem
carefully
wm
apartments
curve
sandiego
mustard
commen ceremon ech ruth ðŁĻĮðŁı»
hawai filmed
tear asingly
cair watt
instrument
outta
yeol
riverside
ë° .:
norwich
alog
migrants
newman
ride sprink targeting
believe torch
reflects
permission
ffman
enemies
basics
seized
sundays
lei hassan
endo
hc stad lements
kkkk nano shark mana
onic treatments
early collaborative
shuttle
branches
misses
mainedcm
apers
kyle carrie
leisure
shet birding
advances
ðŁĵĿ
popular diane
abe rewar neighbour kpop
remembrance
playground
rub krishna
ebola
inquiry
epa
lumin organisation
abraham
normally
preten janet
wt ðŁĴİ
encouraging
astic
bump
sydney sz
ssss
garrett
ðŁĵ»
consulting
romania
spotting
chancellor
arma prestigious
ðĿĲ tad cryst competit ratio
cataly brow
jur viking
commute
yday
layers
dumb escal genocide
fill gupta
stepping
sei
foto wildcats
coli
project earnings
str
geons
completion
bm
decorated
crawford
afghan
scare
visibility
hib direction stroll
christina
alternate
clare
stylist
behold
sance
leopard
acquired
narrative
ashi
thea ???? peas
atch
slides
leen
renewable
english quir coaster
rx
fools
matchday
mism
amazing zig keting
wont
towel
diab stake nm melt
ethan
grape
politician
smen
íĺ reo weddings
catcher
oracle
memo ðŁĮ´
eck
robbie
norwegian
operator
amor
sewing
jul
xie
uv
fifty
mega tattoo liberals
upri trafficking
richardson
suv
kip
messy
tremendous
glou courtney
lad stereo myers
idio ^_^
manning
dye
wd throne
junk
asu
provincial
kook
wrc
fineart
hampshire
renaissance
bred
fallout
sj
snl
alam
torture
fyi
shines
paw
char
henry crow
acious
dian paige
bare stockholm
scenery
ðŁĩ· jeffrey
push decoration
ned cute brigade
lavender
invites
esports
voir
dried
transpl surgeon
novels
pulls
sony lunar
mane
ivy
frustr dorset
sai torres
ssion shutdown
suggestions
writing eo battlefield
uga
ðŁĲ¾ vacu splac git ug
highland
%)
mermaid
sacramento
tails
pw
kah tell enhanced
ìķ auckland
cruel ðŁ¤©
audre sailor
grammar
glove
deon
inflam freshly
kell zip
christie
mild
dixon
instructor
gence
ãħł subjec constitutional
crowds
invisible
ruins
dak
sip
plaque
pouring
complex zine
stead flet transmission
loway
arun increasingly
aud transparen crowned
scoun blizzard
luxu fiers
achievements
hunters
rocked
basin
violet
proves
achieving
prosper sega
float
vian
xiv
polic tura
approximately
wanderlust
keepers
getaway
cod polis
bryan colts
talents
yogur glutenfree
wrist
gry czech
ðŁİĪ eville
ðŁıĪ tox
daniels
amer
bids
weareone metab gt boyz
pdx
possession
pushed
shrine
realistic
trigger
navi rumors
naf jenkins
trun communi ÃĹ
gamers
armor
mohammed
balcony
yah strongest
rhythm
unforgettable
kp hobb custody
gregor
rita
aesthetic
ilation
sponsoring
nay
kidnapp shs
rajas meg
significantly
buttons
lac
versions
essentials
opinions
kro dprinting
widely
dk
uran
yal requested
cn
curric plum
grun vm devon myo relation
juventus
rouge
minority
mines
jupiter
nine oxygen
frankie
unesco
fabric disgusting
salman
detection
lanka
dac ðŁĩ«ðŁĩ·
argument
shelves
celtics
roberto
pigs
hedge faul powering
butterflies
fir
remake
atti
como
empha kendall
pokemon seating
dans
baldwin
ðŁĳ»
leslie
onedirection
timber
iman
font
eder
dion
steph
format gregory
prop
hex ruin
sory
infer naw barak
sdgs
karao lush
vander endent
gis afro soccer ayan
tuni lung
dayof alexa
marath addicted
agile
hygi lightweight
ì§ mandela
joey ancy hum
bir
memorial jimin
ginger vak javascri crops
origins
dari piper
import
aggressive
prediction
repairs
cracker
voyage
nike mummy
linkedin
countryside
border glass pert
sals
shoe autographed
walnut
collegi salary
pairing
ðŁĮ¸ cathol sweethe defeats
strengthen
rooftop
improvements
barriers
uru tally
ruled
ðŁĨļ
naija
emoji
percent gio probs
once admits
paths
liar
daytona
peters
cali
calli mug osa aph aby hyde
ethnic
plains
olf
hahahahaha
holic
?!?!
subli blacks
mot ghton
lovin
brent
baru
lati dew
ateau
qa
painful
busters
static
ðŁĩ¨ðŁĩ¦
notebook
outfits
sies
rf
floods
ÑĢ throat
suici rovers
bengal
prepares
blog miniature
Ø¨ amphi comb
rsp intimate
greene
Ìĩ
altar
surgical
vessel
...?
gavin
gator
threatened
zar
robbery
dier
promoted
yg
xs
subs
interviewing
threatening
dozen
meado waterfall
nintendoswitch
calum
ministers
drop universities
warned
tactics
ðŁĩ² refuse
adju vast
ðŁĺ´
mcfc
libya
nofilter
distributed
reser ronnie
deco
javascript
monk
interests
flex martha
sties
ood ðŁ¤£ðŁ¤£ eun bali gomez
stimul moderate
dity
iris
straw
consistent
directions
adopt salsa
croo recovered
blackfriday
lancaster
accept weareoneexo
builds
freeman
airplane
dition belong jamie pitching
lif omin crispy
prepping
veg
chang
accomplished
gracias
dolphin
elector culinary
superbowl
wala
pursuit
blackberry
bean cardinal
proved
immigrant
strictly
holocaust
passage
haus
coup
purse
harass <<
leed adobe
stad
legislat parked
priyan silva
krist sthe funky
iga
settlement
phs
tmrw
stressed
hunt hockey treasures
chambers
olu hut
marley
texture
wilderness
mming
potentially
omaha
judy
toes
spoiler
distinguished
felix
ahu
recommendations
zombies
hitler
triple collapse
motivated
ultimat ggling
soy cigar
foren vineyard
glitter
findings
colonial
hunter erik
dens
beetle
lotte subtle
smatter
trusted
experimental
naments
ðŁĺĨ region acquisition
breeding
quarterback
amreading
ootd
rude
initiatives
stout
hyung
outcome
alfred
mics
expertise
bacteria
penguins
jumper
valencia
bark
ingday
sellers
contracts
houston commissioned
adaptation
swansea
santiago
commonwealth
judging
submission
scorer
tommy Ã±o
exquis filing
explanation
allison
wembley
ridge chevy
santos
ownership
cognitive
favourites
shed philanthro deleted
godd snor guidelines
ffing
jeep clips
swamp
anor
guild
bolton
springfield
municipal
goalkeeper
yeon
ðŁĺįðŁĺįðŁĺįðŁĺį ãħĭãħĭ waterfront
grave contemporary arity
ÃŃa
sleeps
syrup
alam pire coyo motogp
tyson
kejri circul singly
crunch
complicated
nostalgia
kop move kale
macro
midwest
hans
tribal
nude
à¯į
beyonce
congratulate
cater league ðŁĻĬ
ladder
crashed
technic karaoke
harassment
rots
experiencing
kristen
ðŁĩ³ ðŁ¤Ĺ reflections
guinness
illustrator
ðŁĻıðŁı»
center narrow
commons
regulations
ÙĨ harm croft
cussion
hongkong
stical
internship
zoe
chop
hoods
estimated
batteries
berkeley
smoothie
shaun
cros ~~
campe hump bg prototype
click shawn reviewed
templ pf jedi
blogs
raymond
asth bah
avail
scotch
leafs
nikki
tok hollow
urges
oft
unlike
latin ue catering
mili alternati maver Ð¸ agle
preorder
lux
cucu ðŁĳıðŁĳı
tart âĿ¤âĿ¤âĿ¤
arabic
rapidly
arrang allen traveltuesday
paws
flows
stability
fluid
capp canberra
uuuu spani demonstration
mla
placement
mw presidents
awesom beverly
anist
neal
fathersday
referendum
lahore
oaks
debbie
halfway
ghosts
debor matthews
fiat
tfw
presen robi
ded brock
laughed
amounts
bamboo
kindergarten
eaten
mtvhottest
breakout
usic
fraser
legislative
pang module
sammy
gover
earns
expedition
garh
concepts
charlie lava
bachelor
veggies
determine
ellie
unlocked
fruit dalla coupe
washington deposit
ivory
paula
chicag gucci
ðŁİĥ
cultiv pierce
lifted
stumb recover
muscles
conducting
cbs mclaren
sophia
cellu oceans
uploaded
gameplay
maldives
kimber avoi racer
caine
cavs
hana
liga
raven
intervention
inauguration
ooh
attraction
merchandise
tunein
liking
juniors
intended
attacking
aquarium
iwd
components
suring
centu yogurt
ðŁıĥ showroom
optical
tyour judge yield
anto plc
transparency
recycled
chief arom ambassadors
planet âĿĦï¸ı omed
vanessa
court margar haley
vr regina
pdates
hispan livestream
âģ£
yahoo
galla secured
wir beneath
offl
nil amb
yeg outlet
ute peep
lindsay
bentley
...!
heel
trilogy
vos
tyre
therefore
toronto abi simpli jae extensive
elephants
sor
orientation
impeach replay
constructed
peterson
pais ported
customs
collap adu highlands
salem
shelby
kovic
strain
rosie
senators
snaps
bobb suzuki
blades
kp
lolo generate
sight mae structural
predict
jumped
ahmad
sung justice glam
volvo
jubilee
detention
losses
puri everytime
Ð° rao
edge limer resemb harold
retri sacrific surprises
amc
srilanka
barbie
mens finn
ags
ukrainian
embrac îĲ flavors
homer
laure outh priced
verde
firm ahs
cub trey
paranor profit indv whoa
harsh
alot
critics
hubby
figur gira castro
chanel
input
originals
tenant
yyyy
turers
lincoln coon
learn chou acare
oles
diner
hyp bizarre
mcr
letsgo decorating
ðŁĮİ
alison
arvin fd rehab
mccarthy
lottery
dah minneapolis
eligible
diagnosed
emerald
destinations
sans
ory blazers
nv
bail
digitalart
noc malta
solar pipes
allegations
nock
pope brid premier nx
presentations
efa
bows
valve
opponent
Įë visual ingle
categor eter
pois dani
attract
neutral
thene crashes
freddie
utili cst
awakening
sloven qualify
proof fairy lev freight
enjoys
cupcake
flavour
âķ protective
ðŁĳıðŁı»
isu admir hmmm
continuous
aires
raptors
showcasing
yuk paste
follower
instructions
spru @__
theo debuts
vette
stow
esof ached
sultan
sandwich somalia
franco
carne fluffy
alpine
jasmine
heated
violin
pless
divorce
performer
phies
portsm dara
kirby
lop
chilli
forth skype
ðŁĩ®ðŁĩ¹
celebrities
edy vee
poison
eyel grabs
ssic
uno
western railroad
amer numerous
sv
fow fist
âĢĭ requests
martial
emmy
acceptance
laura à¸´
erup hyundai
outlander
utt wrestle espresso
demanding
gdp
geography
saskat troll
confeder sues
sem
bets
tful
tosh
teaches
coloured
galway
macy
disorders
bbcra atem fender
litter
esh providers
renovation
nominate
psg
nominations
jenna
sharp someday
zur brains
cheshire
prey
hugo
Â¿
token
rv carr
tactical
zelda
kayla
fernando
photographers
jour
umbrella
woody
congressman
dump
levy
juan dazz signals
lain
anu
michel
porch
alden siblings
yale
peel
swick
ggin
llc
kale scon ild
patreon
reel
quin
witt
marty
moody
toni
dery
gators
specifically
ddin
lyon
trick meadows
pj
borgh vik
tur
bronx
puff
lantern
ðŁ¤¦ gently
bestie
fact refused
fasci mpy
ðŁĶµ
crossover
meadow
indianapolis
ducation
sley loom
mixer
newmusic
filmmaker
prosperity
lim
weekend creamy
neutr luther
hv northern two hra
catches
appearances
habit
kittens
nv illac
infan regardless
lizard
dunk
curtain
acom intu vez
emin flats
calendars
empower
ruined
hungary
vid wex ulum
aberdeen
osa
kt massi seemed
sden
'?
telephone
defi inspires
meow
zones
blind ply tucson
adventure ged oyster
ðŁĳıðŁĳıðŁĳı
output
ttt
metallic
smash ucla
scots
perfect lucy regularly
spic relative
athers
mise
battling
decides
mata
occupied
randomly
catsoftwitter
gian bally alties
allies
immen syrac ðŁĴľðŁĴľ llan aur
kut lamar
affects
nra
starwar ðŁ¤ĺ
scram enchan process luxurious
array
sherlock
compati dorf
stress msu
swith sala
sofinstagram
foil
understood
quay
rp cade
jaw
enab encoun ðŁİī:
dock saturn
mull layout
rarely
happily
fixture
orph overlooking
herbs
mitt pillar
nolan
petty
stry ui muk ores
overs
áµ recreation
wesley
rit
kejriwal
stocking
gv
subscribers
moose
mae
bert oppre assignment
uro highlighting
calvin
weigh
cambodia
avon
kem
disabilities
ready chargers
pads
izing
illian
truste colleges
associates
albany
milton
cron bur
hardly
sights
antiques
echo surprisingly
haiti
capt
php
opio inequality
equal keny schmid autographs
rent quer citrus
challenged
tec epide fest zhou
lime citizenship
crystal convinced
messenger
copenhagen
âĿĹï¸ı
warran developments
ï¸ıâĥ£ forex
hiro sneakers
xide
viva
stereo
batting
ssel host bengal criticism
qc
crun attempted
rye
determination
creations
dread labels
posse ancer
johan sister partnerships
lesbian
kst
guarantee
baro fixing
mason mous
chemicals
tless
biodiversity
paro bharat
acol refuge
ente titi dyssey
responds
lefto iner sevel rahul
oline
frankfur choreo enjoyable
cto
struggles
woodland
heavyweight
gens
recep accred ðŁĺ¡
transformed
listen atop
nk
surge
bere governor prisoners
claude
till mulator
emotion
waterloo
start ðŁĩº
cleaned
grandmother
fearless
african astronomy
ðŁıģ
à¸Ļ theworld
suitable
anthony kand tten
meaningful
disclo jacobs
Ã¸ tomlinson
ghetti
typho substan asco
tek nagar
mud amon vaccine
fty
flesh
noel
inflation
portugue glamour
tram
vre
tequ roundup
wyn
rejected
mosaic
sighting
calf
ota composition
gopro
gonzale eed
bard
tue
effectively
ween alto
ribs
relate
thirsty
furious
dim
chard
perfume
sny churchill
kof masterclass
wave ðŁĶµ erin owns
tobe skilled
tem
gof eni
tori
crazy lick
resistant
icial agar
!:
gali delaware
blitz
kohli
puck
availability
himalay influential
crochet
victori reading hobby
viet jas
engra skul ðŁĩ²ðŁĩ educate
techno
districts
blues sett
seventh
learns
eeee
apocalypse
hangout
cruel
mutu bruh
helen sheer
ction klein
texans
cereal
shine nered
gras
ambro fella
hindu matthew lima
miranda
jewel
soho
eurovision
neighbours
chandler
besides
ðŁ¥°
astros
thumbs
renault
rave
hired
ðŁĸ¤ itary
zor blazer
kine eau
katy dccomics
pec
rodgers
waterproof
killers
superint preserv asso
brewers
promotional
scam villages
sketches
juicy
forlife
audit
solo fundamental
lene
philippine
tend conservatives
sponsorship
ddle aine
htc
osi
hulk
waf à¸Ļ
evaluation
antine
slee robertson
roosevel agi
sophistic employers
bubbles
kowski
interaction
shu
boule ican jare hank
legitim knicks
karma
receiver
perks
uh stair
suni laboratory
graves
vocals
oot
cture
thrive
tico
ãĥ³ bw cartoons
mcdonalds
draw yung
pler
lid
ethical
groove
enta
internationalwomensday
patron
worries
ðŁİħ ðŁĳĭ
katherine
diaz
tori bachchan
trust mineral
icom builders
born coloring
latte
case revolution trader
oxid chipot instantly
southern sehun
prob hernandez
lisbon
huawe pong
mea
rooney
wheelchair
keen bett corin regulatory
displac karen schem sunsets
whales
reminis hep hide marcel pandora
doyle
thfc
otto
nokia
transgender
kov hawaiian
shave
sovere excer nicki
pug
stor
roth weet
legal dignity
pow
homage
ðŁĩ³ðŁĩ sre canon lax woah
quartz
Ã±a
greeting
flickr
nairobi
advocates
anc
vii
eugene
thra cre
elan pension
thletics
toni reagan
xv
store bench harlem
toddler
sentenced
âĻ¥ï¸ı globally
cheaper
uf mam
nico
iku
thou
nist
dami thala
rhodes
sale bowls
âĪ lasvegas
sanctions
admire
matched
unable
traveler
eleven
strawberries
âĢĶâĢĶâĢĶâĢĶ studio jacques
ims
valued
sno
cheesecake
nxt
eos
sx
fx tonic
hatch
chicks
grads
handic rory
asp ripped
dentist
nen lufc
âľĬ
dige hopkins
sherman
fda
forall
ashley strand
hy
liquor
buffet
essence
pharma
suriya
ðŁĴĻðŁĴĻ festivals
zan
refresh purple uniforms
kenneth
=)
asan
helsin transformers
kali personalized
chalk
bobby âĮ themes
departure
print illustrations
quiet agrees
griff Ø³ miti together convenience
abar carlo turtles
infosec
somewhat
arlington
scholarships
emirates
mums
stella
autonom feather
gore
nominees
fragrance
ÑĤ wong
theastern
gre
zilla
isi
bumper
goo
dozens
abduc âļªï¸ı
oils
donors
silicon
ipod
fortnite
ðŁĴ¨
toro
sparkling
consciousness
pala
num mounted
ffins
thieves
teammate
prab omer
tapes
bod mitsu stew
ere pbs
tusc lowe
rade
parliamentary
hm edgar
ðŁĳĩðŁĳĩ toa agh honi
slate
geek apt
hardt
tap horizon growth makeover
hil
paperback
idan
rehabil giu possibilities
lettu franco boss acher
doesnt
moe
taker
hussain
mlk
dil
thia
hama
realised
ravens
curriculum
mith
knight tedx rv
isaiah
cumbria
birthdays
fing
prez
mubarak
exquisite
clearance
yen
pari evo Ãº modified
applying
implement
discovering
chapman
indiegame
disk
crowdfunding
machin livel styled
âĿĮ
making rehearsals
nutriti subscription
andro
creators
carries
kylie
camden
apprentice
taxpay cca
tuesdaythoughts
pissed
erman
detec freedom meri ..!
psalm
sunlight
perspec beings
bookstore
rockstar
functions
pence
faves
zn
obamacare
spill
coventry
pigeon
pivo bait
kolkata
aval donor
wah
privileg traditions
rajasthan
teness
portuguese
ynes
tackles
defic torn
polling
thorne
ina benedict
barry calories
verdict
savethe norton
office mainstream
improves
fron
responding
realtor
scottish declar rl shiv supplier
resting
sweets
qui
.âĢ¦
whitney
startup thankyou teacher halls
have handmade proving
quartet
rochester
lian
virtual mendes
oficial
midlands
xbox measuring
ovo
accommodation
brides
collegiate
intellectual
incar niag ðŁį·
sfw
cocoa
coats
civilians
presidency
matrix
sweetheart
triathlon
wagner
radic planner
theo
execution
kum thewalkingdead
scar
rotation
blogging
bomb reson bbles
stare
assisted
edo
branded
warnings
thorpe
acknowle satisfied
shores
rid dora
physically
bigh approves
hah rical
versatile
pretend
lum abhi yee spit ãĢĮ
djs
ashtra
jt
venues
grammys
cyclo tracker
overwatch
replica
elyn
nrl
lindsey
homo balloons
kitchen sis amos
endeav ðŁĴ»
arec thug
hooked
hrc
newyork burgh americas
patricia
ugu
apathy
hast psychi cork petrol
ðŁİ¬
aku popping
psychological
aux gma
cadillac
waste authent bristol name queer
tober jerry comin
chant privileged
opar loser
text marker
stries
equally
aki christmas gareth
blew
emma imagin seals
cheat
conditioning
jana
rens
daries
oasis
discounts
council ika
shirley
voucher
alps
wx qr
drift
attempting
utc
Øª gonzalez
mf joker
parallel
pare aspects
procedu np ama raleigh
brighten
guire
radiation
crescent
hob ille strand vore
nard
chest diwali
avatar
alder dling
pathetic
ðŁĴĺ spirit jorge
filmmaking
ðŁĻıðŁĻı challenger
bj
downtown html
adequ twisted
inely
('
wraps
operational
yne
nus
magnet
marketplace
healthier
snapshot
damon
interven federer
owls
biscuits
jp rodeo
blueberry
lection
frontier
summers
reyes
pedestrian
gol
caffe refurbi boulder
meghan
specialty
lass
ei
suspects
approx
rrr
rath stim crushed
hed whun loaf
crore
rivera
genetics
sock
wasted
nypd
answering
dove
bella olin
dun
fiji
pretty sparkle
yun
jd europa
lifts
amber mur
tek
boyd
royalty
indo
rib
gotham
tiest
installing
kemp thephoto cosmic
)))
wholesale
loyment
easy suing
settled
afp
prover supportive
rees
neath
deliber cÃ©
welcome picoftheday
newborn
patty
suns
siest
flint
differently
spoilers
trooper
gins
cory
lookout
equipped
tape toby
researcher
ush
keyes
alma
induction
kw
khar slick
bride eur craving
bookings
ches trunk
vernon
spher crystals
relatively
pompe unions
valley para want okc
deaf
sergio
lennon
shay
cra
vat
hee twe liquid poly
ðŁİģ bent
bearing
motorsport
barbe testi hani
financing
astronaut
watercolour
rish comiccon
gart wrong bern
itan
stepped
filters
clow mex
demons
allo
expanded
command eters
goats
siri
yr pottery
marion
ile elan
santo
persona
duke homeless lighted
wheeler
changer
cabbage
surreal
hamburg
smashed
stran knot
iart obi
bedro dial thick bingo
fus
vacuum
conve ative accuracy
account refer riz spiderman
bana
rite
ub abs medical link siem >>>>
betra glowing
reactions
puppet
spaghetti
angs
remedi prayfor royce
charlotte £ï¸ı
ghet affecting
rode
socialist
moses
azi
oit reporters
cdt
aping
snat minimal
waist
siege
>>>> rig schmidt
hare
eca
thorn
hemp
esthe clyde
tha donut
mohamed
lingerie
legg carpenter
performers
dea
imagined
curse
lash
ctr
agua
roar
gri
role jfk
resurrec roosevelt
marilyn
smalle willis
waited
charities
theres
lik
original cari cough
cruci lagun contrast
kou armour
removing
tent mazda
brighter
thief
corner tequila
buzzing
albi pam
azure
discoun pixelart
possibility
hamont
trades
buda hive
versy
finch
transpa emi
terrifying
inqui gba
substitu collecti placing
cindy
kann patho diamond mourinho
guinea
anthropo airs
pumps
ìļ paso
curling
anita
residency
newh joon
cigarette
queue
extrac games splen express publicly
bonnie
tribune
baek reasonable
cor
timothy
sheeran
Ä± fdn
sutton
concentration
caravan
xavier
alger cylin frederick
nerve
peak lettuce
jail pregame
kavan upgraded
ecology
squadron
grapes
goog pastry
ðŁĹ£
ãĥ¼ãĥ milano
awaz
presenter
ðŁĮ¿
herd
kings template
flour
hv
kley
iya
spec
ater frankfurt
coch texting
deli
communist
regiment
eleanor
anticipated
ðŁĳĮðŁı»
thephotohour
rano
surviving
simulation
dawson
arin
aqua
mor
âĢ¦.
cino
iraqi
shaz dundee
wes drau hannah snews
occupation
steen
xm
angles
settings
guru knox orca
shaping
went drilling
zzie
bri
kissing
find maine âŃĲï¸ıâŃĲï¸ı ðŁĮį
larry busted
tavern
actively
-"
replacing
nod
unlock
." âŀ¤
affiliate
tow
ln
happynewyear
dif jm
greenwich
controversy
dawg
condol savannah
compensation
touchdown
teo
ambitious
embroi convicted
iartg
barack trance
testimony
audition
thumb
myths
bex quez
orchid
deny
entitled
hood grant inbox
bluejays
rilla
smallest
burden
infamous
divided
boundaries
tter elt
wyoming
beverage
mesm onews
buddhist
yana
assad
isms
barrett
predicted
backto twit
ethere captains
escaped
ayo
lamborgh gardner
laps
kal
advertisement
insects
napo amen acy rand
gk
teh kathle tridge
pancake
atro pyramid
bula
paralym gauge
encies
tomy
biscuit
butcher
qualifier
county kei pools
darker
shoulders
ðŁĩºðŁĩ¸ðŁĩºðŁĩ¸ spre ("
writers gm ðŁİĵ
knit huff mtb
phillies
ost
denis
gart
licensed
interface
excel
dwell
fromthe cofficial
azzi
appearing
forest nana
keith manufacturers
beckham
)?
ese colony
delicate
utter mcin transplant
preferred
pard
arie
hub pods
perspectives
pict
delu apper
bethan pmo criminals
feminism
shack
circumstances
fellas
protesting
wax suggested
tator
drew omni fake kathy
reb
deline
berni misty
ðŁĳ© erable
breakthrough
menswear
millennials
chanyeol
laz insert
replies
phrase
nx iheartawards
audrey
granite
racec orie
terra
innovations
brittany
ateral
pear
biological
shments
institution
msn frequency
dman
neglec tf stefan
foxnews
typo comms
sequence
carmen
whites
economist
exeter
seum
resorts
casually
bunde divide
Ø¹ gag
creed
retire
caucus
rapids
wrestlemania
tulsa
sunderland
fundament odi
yamaha
vary
intrigu else beacon
angie
traded
transm gents
knitting
galac ðĿĹ uto seaside
holt
rers
fargo
trainers
monsoon
bale
sought
maddie
hw
coli fran
favs
ðŁĴĶ intent
rally sbs
lemonade
barackobama
bread sticky
explosive
chelten tj assoc
ramen
homies
vlog
mister
lord âĢįâĻĢï¸ı alyssa
sketchbook
rumble
catch migrant
discipline
unlikely
chronicles
flora
slams
amid sboro
coop
jumps
tranqu melis sofia
enri gabe
syri nicolas
chai
wv becky
footy
tao
suppose
ðŁĺįðŁĺįðŁĺįðŁĺį
plush
rish
ðŁ¤ĵ
kha
saturdays
accent
hec limit carlton
wired
taylorswift
ðŁĺĳ
sql
harro recipients
gat
gop thof amazed
ghan ðŁıĨðŁıĨ porto
clare distant
nac
ohio ðŁĻıðŁı¼
mtn
antibio dinosa mesa
partial
bv learnt
lovato
question extract
gossip
gibb niagara
ðŁĳ¨ displayed
sooner
stevie
nuggets
mln
brom turb giveaways
stupi blink
cili convenient
moh vive fric cause chamber cules
nearest
isse
smallbiz
tj
canadians
smarter
brasil
rare quette
wha candle atomic
ðŁĳįðŁĳį
warrior relaxed
strips
neur kka
rfc
jensen
recovering
responses
salam orthodox
active ellers
nit
âŃĲ
metropolitan
centuries
vida
grading
transparent
simple dots
superintendent
elevator
automated
redskins
imam
summertime
jonathan gearing
michelle conflic mice
tote
publish
pax
)-
nailed
á´ telescope
serbia
bab
apeu stically
senti rats
isolated
group hatred
paranormal
stanley alion
safety ls à¤°
nexus
alexandra
masks
++
tron auk
brotherhood
browse
mixes
simone
musk
approve
lola
exp
perth futuri unseen
dm chelse scouting
owe
portsmouth
kram mize
dispen sup dlc
advert
teresa
isle cycle metall shields
mariners
raz
ingen
fund ango
jones oka
madden
broccoli
dominic
situations
mero
cricke punishment
db shaking
ðŁĺļ
mq arians
leh claw
weds
dure
niel jelly gourmet
traders
levi
wages
knees
wise heavenly
avid
melody
zack
bananas
apprentice prop funny ode respected
megan fewer
drafted
medit grape usarmy
crusad vocali preparations
nonsense
usage
thr
roth
wizards
inside promotions
mona
redsox
sig
elegance
chia
universal ãĢį
raja
unga
pollin filipino
aka tsun ikon
biking
decorations
zac
cadets
humour
agm
reppin
vaccin elove
uw
diabe gallagher
azer dol
awhile
prominent
welsh tann ')
bien wag
inal
cwc
wicket
urst
qanon
xe
outdoor dunn
starr
cology
ricky uefa
rebounds
smusic
infant
ðŁĻĭ sop
umber handing
begin sorting
hash
spati rek
budapest
blackhawks
delete
rom
candid
authori debris
specul intersection
marriott
imran
ðŁĺģðŁĺģ
cruises
ramsey
rafael
awareness vascular
beyoncÃ©
rug
ðŁĺĮ festiv aram sable
basil pill
flooring
unbeaten
implications
uf
wound
forge
pointing
pots
popularity
ðŁĳıðŁı» manipul slots
debates
absence
vermont
neverforget
wrist gloria
rence husk melting
ðŁİŁ braces
timely
transforming
amps
mak
poe
ahan
generally
ndp
aleppo
unicef
profs
nord mask jacksonville
vv shells
blooming
operators
charcoal
neville
magi chip sama
iran reforms
accumul rue
æľ websites
gaon
devastating
stos
glacier
rapp chipotle
pra
orous
romney
season decorative
cisco
ditch
complain
llo
assume
ðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤ
nels
centric
ftw
carrots
tata
canter perience
liers
demos
blunt
operate
reservations
leah
substance
dison
ante election vue
square nonprofit
caa
fsu
yam
ãĤ¤ vladi completes
mari
phillip
neill
eras kait mendo maharashtra
gp dane
providence
therapeu juvenile
memo
incorpor aaaa
seventeen
teenager
Ã£ orns
wide cuteness
twd
ffles
bara
comedy overtime
yaz baron
unemployment
ðŁĳĭ exterior
dense
centres
matchup
historymonth
artificial quit esk warn
critic
jaf ðŁĵ²
informative
fuels
recycle
naming
stripe
solic molecular
deepi convo
ssel
nae
descent
tiz
accountability
terry rito
slay
emo
demol sensation
cov tore
roundtable
yol excuses
à¥į
turquo hhhh podcasts
celeb
messi lio
mann contributed
uz generator
elets
veggie
indul ensuring
detroit punjab transpor instruction
add porcel paneli circles
persist clayton
spn
dogsoftwitter
isnt
spr
retailers
pw hungar elena
monaster guatem jessie
anz
rashi flee carving
faux
lal
henri djo dull
sana
lara
globe crimson
compass
pause
nab
lionel
baths
ufo
inventory
singh satan
ðŁĩ¸ cements
inform
generated
biden
avg
tasks
deer sau
jailed
pastel
scc
nail steele
peris lamborghini
pursue
margin uch bosch
drain
clara
bom
latino
webster
rosemary
rha soun billionaire
notch
percentage
conor
'"
homes earthday
hort
biggest disin walton
editors
imma
omar equivalent
pharmaceu ahmed cameo
hanni underrated
gement
microbi voo honorable
obesity
âļ¡ï¸ı limerick
involvement
stagram
boulevard
burg blackandwhite
liberation
five interim
smm
rivalry
capabilities
statements
thumb ved swans
barber eque serena
helm
noodle
sampling
nawaz
single thunderstorms
shon inev ë¯ topp orchard
bian ðŁĺĶ doorstep
salvation
marketing rons
clemson
ravi
intake
standwith sina
haiku
pley
electoral
philly lays
electric capturing
upp ergy
believing
cultures
esday
invasive
eded
speech endur vietnam boycott
pede
deliver ðŁĴĸðŁĴĸ merchant
stir
denies
pockets
oti cuddle
roland
mmed
dened
learners
hoop
sourcing
hacked
dim environments
benson
judicial
worcester
pearls
governments
arrivals
corners
tuning
labour ym
ordering
lewi ife
hygiene
thoughtful
indonesian
campaigning
principle
assaul rubb atv
willy
entre
ili
phon duties
âĻ¥âĻ¥
snakes
loop amar
convertible
bonding
mentoring
maxwell
ethereum
destroying
axis
cairo
finnish
shock ðŁĺĲ
caleb
coma
pedal
core continent
elson
tempo
helsinki
acp
tackling
stated
bla
doub smashing
aja
cameron disruption
warmth
beingsalmankhan
bulletin
ode
syracuse
aran
mcgregor
bulk
anton
confirmation
spine
imran instruc jacks
chio
palm stre
embarrassing
unt eliminate
toss
cise
aws
onists
shinee
jos
hose
lively
opponents
movements
recognizing
sandwiches
shakes
exercises
seat profession
merrychristmas
lugg adoptdont marvin
byrne
unle het
kuwait
rahman
aspect
humbled
genes
fand longtime
);
campu angus
ðŁĳįðŁı¼
quran
sleeves
slic ¸ë twelve
youre
ike
gogh
bst
dictionary
reflecting
toon
yarn
embed ðŁı´
reserves
flooded
veriz dusk
establish
proli aud
ritual
orbit
declaration
recordings
camo
cassette
goodluck
cutter
bop
bho cheating
pacific mares
timer
colt
trous tomorrow hansen
cie
wang bani
circular
acute
farmer coys
pse irving
wj hawkins
bison
urday
cruising
ote
kath
whistle
yourselves
antis
slash
thoroughly
kesh
serie
exem enig guild shred hogan
apo
ä¸ puzz netball
aussi panorama
wsj
avis
arming
humph browser
cries
foggy
matte
ðŁĮ»
iter
tallest
byron
captiv jesu anyways
flagship
pton
wey
fayette
financial foul
solomon
jennifer cucumber
argue
textile
wrestler
johnston
pastor ðŁĺŃðŁĺŃðŁĺŃðŁĺŃ cactus
edible
reserved
richie
metres
ingredient
hella
unto
chol celebs
poets
graham hayden
coincidence
baw communicate
fletcher
/-
toledo
ecuador
counsel
slaughter
linear
atp
osu
joel eved
conquer
rustic
plicity
recognise
roommate
cracked
jasper
pher
ðŁĮº
woven
moist ffc
steering
nish standings
frequent
ardi
hazel asmsg
baum
dart
sidd nath
chero cardboard
css
nsfw
pair ðŁĺįðŁĺĺ
occurred
homelessness
malone
phe
xia paddy
declare
theatre bf persian
tad
axe
suspicious
lamb mucho
senior stas
kite
sting grad kaf watering
Ø¯ spiral
thms
educator
jerome
ofc
clock sul
pemb .........
parkway
deaux
restrictions
mons
needle
ej leagues
watermelon
aman plenary
maxim wab comingsoon
bryce
vigil
supermarket
fortunate
turquoise
president liv
interns
feelin
fixtures
stunt
staged
premieres
lok practiti shortage
logne
vec concor rocke lig composed
synthetic
dip camila
chis jou susan eyebrows
supplement
satisfaction
mohammad
tibet houseof pun
assam
shadowhun psyched seduc mandatory
herbert
scallo streamers
protocol
blockbuster
produces
schnei laurel
tribe timehop
pla
modelling
tvtime
mtvstars
widow
metric
cham
condo
flowering
alec
dms
intensity
Â¨ mccartney
islamabad
kb
ffi phal analog
fond
hacks
positivity
treaty
submarine
connect
selen categories
cub
organize
sik quoteoftheday
reminding
amor locking
ðŁĳıðŁı¼
compound
ette bout recur ference
mizz trend hipster
fortress
forthcoming
prelimin odyssey
angp
delici evenings
ðŁĶ¹
iq
dw
dair kathryn
christianity
moonlight
hab
whoo fbf
seth genuinely
pax charity deployed
bnb
bucs
judg conge plantation
impress
cara
sclub
scopy
landers
complaints
bama
rebuild
xy realism
shour
lein bracelets
mera
assassin
anchor ðŁĳĮðŁı¼
linen
confron chronicle
comment catalog
illes
gorge
metry
jungkook
lovemy sentin seem fitness allied
tsman
digitaltransformation
pran loft
minton
aldenrichards
envel cherish
certainty
zzz
rhino
perkins
enrich capetown
ometer
sections
skeleton
defenders
ðŁĺĿ penc brit
jah capitalism
ðŁ¥ĩ
bazaar
reme ext
kkk
convert
stormy
bye karan chrysler
ados
pressed
sync
ationday
danger badges
refuses
empowering
lym exports
adoptdontshop
ðŁĩ¯ thc
awaited
focuses
fined
oat hahahah
âģ© nfamily
fiona
luckily
thrilling
typing
outbreak
dies heu crawl
nesses
oath
scripts
geeks
ðŁĲĿ
pb mathematics
alis
________________ gymnastics
activism
recommendation
gren
wain
courty napol cauli hornets
gals
jockey
dirty atar enormous
pest gregation
anos
iiii defends
blackhistorymonth
atx
mbc
luggage
witch cob lasts
cum ggg
bathing
nar
cebu
ðŁįĥ
navigation
mine rejo ðŁİĢ
giftide reta useless
pull deficit
allu atime
itv trillion
pue acies
procedure
lori jenny cad
ulously
drac promotes
ingthe canu woohoo
naomi
zardari
tsu
beir sdg
lever weber
abud lund
crowded
deployment
terrain
kenny hof witnessed
loch jk bully
wren poetry doff
wwi
mored
dini
culture prompt
Â¥
maurice
topps
rm correspon about jewels
gibr eagle ðŁĺĺðŁĺĺðŁĺĺ
lending
souven çĶ contemporaryart
establishment
jong âĢ¦"
gator patriotic
mccoy
vape
humane
feliz
coachella
reposting
steals
fuller
nering
atra (-
blake heather worms
disciplinary
redemption
yard amin
"@_
dnc
tds
kappa
newark
commits
spears
jams
tand msnbc
intermedi aimed
atic teenth
observation
kashmir kavanaugh
oul sanfrancisco
reu belated
chow password
stills
detained
sari
dayton
darren italian arth
amusic
arbit wm vm
hem doug myr asho prev vind
brah stag
à¸µ
previews
guk
containing
leonardo
saddle
rushing
stav longh gambling
vegas reservation
endale
bala
fla
variant
hedge
bulgaria
natali weaver
solst encouraged
apc
asparag nest cyclists
fel
ìĬ¤ overwhelming
peyton
jit
apost mble bleeding
neighbourhood
avery
expressions
macdonald
gigs
monds
illusion
nct
camero overhead
myth oly vio
etv
laurie
unveiling
prior conn
ironman
diff
dayin critici congo
revision
wale
director pines
blackpink
garner
curated
manitoba
hac commonly
barton
....#
mortality
livesmatter
philosop shorter
convince
freak vendors
insightful
elly
sensors
eled
sberg
weightloss
ukip
spur
private qua
ssc
,...
supervisor
adviser
amazingly
lesser
ates mahon
oooooo
saras pmoindia
waffle
unders
tolerance
sculptures
hersh knocking
smoke catholic grim traveled
flip geoff
dinosaurs
slept
scarlet
oki
complaint
obsc nami lag
crossfit
ufc mccain
referee
sadness
penny lieu mode kier vols
wis
elon
shea
bao
sonia
claire emmanuel
moisture
digest
viii
teller
chon accessory
nightclub
fossil awan
husky
aboriginal
brandon fficient
cougars
sted admitted
ignored
contentmarketing
agas vase
executed
negotiations
shead
nand tablets
goth
tsal
dfw
onep protector
spho gazette
andreas
sser
compilation
hav
containers
broker
socal
porcelain
hyuk
airing
ðŁĴ° publisher
scenario
spartans
reviewing
itudes
edel pearson
bash maui
aad ðŁĮĬ liu
ulate
programmes
favour
webdesign
realty
motivational
crosses
'...
busch
adjustable
arjun
mistak dimension
pistol
weighs
eny
unveil
indycar
gordon fade
franken qualities
bett
locate
kerr
spc
confusion
nee lucky bases
depends
firefighter
ola ret maroon
ðŁĶĬ
wam defining
wheat bil
Ã©s
bhai
psych
tau
icans
thik
obile
inspector
ìĨĮë illon
gos evangel fai sist
vocation
burge chistan
renewed
enthusiasm
enting
agri ikea
msc
aerospace
sensiti memoir
hospice
cocaine
derry
mechanics
Ħà¸ tino
reduces
collectors
injustice
suppre vana
abun napa
susa
oslo
eff encore
licence
cheddar
zal mount ðŁĴĲ
threatens
!!"
archie
futsal
scuba
jos gnon
sexi sofficial
comparing
dominant
toftheday
fait
proposals
gift yas
cnc
lr hab reservoir
beliefs
general marti td este
ìł wil
ðŁĳ¯
ðŁĶ«
spx
etwork
excerpt
einstein
hiro
silhou teamed
perception
corridor
mentalhealth hints
benny
inducted
swx
widesp speak cheryl
drug ðŁĺķ
hf
asparagus
mysteries
fitzgerald
offer therapist
career damaging
tsd
peru weibo
yay phoenix discre macbook
barker
stigma
spread rockies
kangar bridg pai bishop tailed
capsule
ðŁĴĵ geof royale
shortlisted
oste ashamed
chapp keye
cla
screenshot austrian
native enight
juliet
michele
ðŁĮ´ travelers
pil
footballer
winchester
ðŁĻĦ azerbai goldeng organisations
interpretation
predator
oftheweek
logan pokÃ© marie calla tnt
cinde getic
fitfam
grav owens
ðŁĮ±
shootout
salis commissions
cohe ptic
nixon
hia
ambition
marine cruelty
tk
crude
salty
jima
mongo irony
onwards
arrests
strangers
iger
cyclist
rag
extends
tradio
bourg
moi ella eable
lexus
aul dera
historian
morton
tiff
manner
kot
dk pointed
marqu aan eney
dublin onpoli
emili secret flo
âļ¡
baj steep
accompanied
rumours
devi
purchasing
fig
pub schoo autonomous
goalie
xia
automatically
revers tero fuku titanic
shook
sandals
seekers
excav nordic
bigolive
bake ratt zak
nep ðŁĺ¤
candy billions
bookworm
ppet
à³ surfaces
scars
philip dogg
cigars
cote
translated
curator
sindh
hangover
brewer
ones elton
ðŁĴªðŁı¼
marcu elliot
righte dioce russ
railways
grandson
ascen apology
await
mobili respir partisan
olivi strike yoo
whitehouse
expressed
pups
bedford
cultur frogs
flying cavali cds
friger streetphotography
resolve
taliban
kang
crushing
jum ðŁĺĴ williamson
tang
curly
tman
veteran faire
artificialintelligence
unanim pren backdrop
frances
occer
dorothy
working arthr converted
daylight
servant
paddle
complaining
thirty
nadal
aku
ibrahim
addressed
piss
greenhouse
battalion
simulator
outlets
embroidery
ðŁĵ±
fiscal
gerard
sassy
ðŁİīðŁİīðŁİī
ventures
merit
publicity
ðŁĳĪ
sophisticated
ctu conventional
condolences
israel tradition aran tess
glad ðŁĺĬðŁĺĬ
correction
geon amd
orship
beast chment
ìŀ nico wknd
wels
cushion
belie voc
idiots
underneath
puma
cornell
enation
lul swach abig urer
mie formerly
caf
ernal
chorus
julius
senator âľį whir salvador
phd unified
booster
graphical
wrec sonny
miz derers
sall
vens
tuscany
wid
yong
kurds
waz trolls
macro caturday
pressing
sasha
centennial
gusts
emc before denise
cust ðŁĵ¢
looo basel
england yolo
ardu manifesto
doha
ìľ knives
bournemouth
bibl barb
alicia
Ø©
comer
cyclone
git
anews
characteri ventura
intra sfgiants
hut bea
darwin
eller alv reese
bly karan
conclusion
manny
flakes
uniteblue
nadu
copp edges
lancashire
ials
otta
philippe
lent chee
mentors
festival anism
complimentary
rj
pug dine wei
cliffs
sarmy
tiveness
treasury
iland
aftermath
rabbi
oun
bouquet
heritage zion
surrender
shenan inks
karl ghty policing
examination
cey
persu measurement
hydrogen
luhan
âłĢâłĢâłĢâłĢ wari
Ð¾Ð jy fowler
mish
alfre âĺĳ bbnaija
catalogue
recognised
saver
huskies
colin mundo
siva
png
discounted
manutd
fresno
devin
preliminary
trophies
plastics
dug
procu indigo
gard
dylan pitches
groundbreaking
inson
blac anthology
fh
explic rard
admiral
sochi
lashes
splendid
envy
adv
sexy festivities
sticking
bib
thrill
opp
ariel
botanical
endurance
females
bricks
vatican
blackpool
bermu brough
roller bid suede
slovenia
mming mlb medalist
dians
rehabilitation
neon sgo
lithu ramos
zed pianist
intensive
broadband
study petersburg
luca
ahhhh
physician
dillon
telecom
grief
mun
acro sided
sly
blows
classiccars
trium argy ?:
hri marshmal âĢĵ topping
warsaw
transc preservation
bav refriger experiments
äº glit sliga
gage
factor flavours
brony
spo
cookbook
carriage
away nyfw
onian
wg simpsons
rolex
ðŁı¿
crosby
ãħ¤ credi syndic pubs
alife
poorly
maced ðŁĺŀ
behindthe wenger
nats
ðŁİŁ
rubbish
procedures
typhoon
ophobia
erdo fuel viera
bumps
millennium
newzealand
lectures
iton
milky
responded
ê° landscape ..@
bother
âĸ¶
zhang
huawei
tuition
sworn
inu yor
paolo
auditions
abil malaysian
hops
feathers
mple
auts
Ã£o
bounty
iche
ìĺ shq
pinot
gears
disappear videogames
tna
alzheimer
ðŁĮŀ aji
underwear
switching
signage
oscar econ
drow clint
plated
gundy
emblem
hoes
icist
nelly
junior roadshow
minerals
atle alexandria
acclaimed
vell shiva
adhe enne amnesty
hounds
councillor
ðŁĴ¦ aesthe partnering
influenced
magno flare
extinction
civilian
majesty
vail
lawmakers
racks
mcc
orian
spices
errors
mayer
coca
pai
sooooo
retiring
bathro ðŁĻĮðŁĻĮ âĸª suf endorsement
building brooch
palla arvind agent karate
rhi ctv taine umm
bax reigns
uniof enterprises
adele
flake
attire
bruce bahamas
gravy
sain cheek
trivi lov
een
bblo ladygaga
itta
."-
dustin
observatory
eighth
bloomberg
khs
fcc
gist
commemorate
veer sexuality
edc
nicole vacancy
user sona
:'(
diploma
tend
upgrades
ÅŁ jurassic
cardiac
drs
widespread
Ãł
dailies
vendor
simplicity
wider
lenses
supplements
depos observed
vines
partially
renewal
collaborate
alig finity
phu zzy petit
ðŁĵħ
zin
igu smack fallon
ðŁĵ£
backwards
component
oso
compatible
binding
zurich
thome
wounds
lyric
freshmen
sneaky
fibro diet employer
insect
hated
scher
razor
nsw booker
californi avfc
Â° pretending
pepsi
alis untitled
kart
grandparents
ethe ock
luxemb visuals
smallbusiness
abdullah
minho
subaru
hra revealing
heartbreaking
clarity
amg
slr
**** âŀĸ record iciary
minded
yeh
excessive
knuck icecream
truth evic tastic
antarc rendering
,, mitt
lorenzo
stpatrick boundary
zig
vocab osaka
furn tun
gul
sounding
blogger utterly
gaf advancing
lcd
margin
lifelong
solstice
shra waits
plear breach
enligh ader
ittle
cation
hoon
studied
?????
kash
evangeli psl
weights
metals
tyres
turno wie carb
gale
seal sunite
amic
patterson
Ã¡n
euph upstairs
qualifiers
khalifa
applemusic
ìĨĮëħ vaughan
alter
cruiser
mua
tana
katrina
idols
spoiled
secretly
fibre
partnered
umes
giov comet
screenshotsaturday
keller
filtr fet conway
peu badminton
gid
mound
donkey
buff
leather largely
broch intments
amuse rk
stove
impacted
cont
cracks
prisoner
bari contractor
orioles
dominate
polar amelia
drc
ðŁĳĮðŁĳĮ
vist
suarez
injection
blooms
ðŁļ¨ðŁļ¨
stiff
paypal
snowing
thursdays
goose wedge
educated
weakness
decker
abudha breezy
ÛĮ hopeful
obi raider
gham deu seve partly
fut infused
merri thane
sometime
hue
mein
credit sliding
rande
cherry deadpool
shol aram
underwood
skye
disturbing
mnt
polished
guardians
hadn
picasso
arius
akshay irri jh
happen lakh
dalton
atthe swell
marsha
reh cours
jkt
topus
service rink
hackers
donovan
horo tcm mayhem
chase devops
kensing scup
shere
qualification
clive
tong
nancy maris derdale
berman
cinderella
jolly
cic
loot
collectibles
homicide
gge epidemic
suites
muddy
gimme
erec -*
talla lisle
embroide ðŁĩ©ðŁĩª
verizon
vector
beanie
artisan
gain flores
vigil uso
ðŁĻıðŁı½
grinding
gher airports
responsive
shaft
cancel
ceremonies
eme
atari
brushes
eager
bohemi childrens
yankee
maa
suspense
moran
macar sunflower
crew void
kear fashioned
jennings
sundayfunday
submissions
mead
herman
wai
critically
leum
baekhyun
forcing
cobra
ãģ® acquire
alk
geology
primar importantly
irez
bundesliga
curiosity
sena
strict
consoli winters
venom
cheltenham
ðŁįº
cena
tat
bain
glover
undercover
asses
carn memorialday
ameli irene
chon
synthesis
speedy
mitsubi slayer
composite
understands
pew interrup henri
morrow
anom thofjuly
glee
three ðŁĺ®
andhi
chatt renewables
yes transfers
!!!!!!!!
babu
duter loops
peers
oilers
paulo
ication
hmu
wara
mercer
homeland
fuji
aley
yearbook
rem
reen absur bois
]:
caesar
shotgun
kurdish
oren rae ancies
typic fh default
replic luk
transactions
rys
infantry
ðŁį¾
chow
chickens
bagh wyatt
aye ggi
brews
editions
mira commencement
presu periscope
ichi guatemala
zambia
paints
witches
wani
undere croy vows
usmc
hearted
theatres
shuffle
level multic squeeze
fern
appet postal
malt
onboard
ldnt
coo
ssc kac ðŁĺĩ scrap
marcos
dealers
annu miller cove ulary
vladimir
beef thur
pickled
sesame
bengaluru
mott
kathleen
hist notor drank
duchess
snowfall
eff
tiny jn
syour specialists
scotus
baylor
everest
malibu
prem
harmful
lali bates
gye differenti andra
geometry
elover
blackout
==== kota
interact
asian layo samurai
fidel exhausted
gladi pdt
spheric
antiqu guitar sturi hopper
angle fills
slap
mith rodney
ongi
insom preventing
cassidy
apho oregon loin
hammond
contributing
fn
garri orion
compelling
escaping
aiming
plumb bistro
beasts
concerning
boe
dopp shoplocal
stumbled
âĤ¹
nazis
âĢįâĻĤï¸ı gesture
warts
usopen
higgins
charli hangs
bombers
°:
feeds
cch stil nicola
ðŁĵº clamation
tropic afro
ouk
expenses
derrick
aline
faw regard
imer
satin
thium
ryder
pearl tess mmmmm
senses
ðŁĩ¹ positive exhaust
occur
norris
lilly
isles
directing
yofficial
countless
samar onstage
flock
mirrors
archer
moi
kd viv inos
sikh
lei
sensory
brits
knox
chestnut
opy
coliseum
zaf divin adapter
:)))
temple kun
helmets
tdf
guide mold
oids
luther heis monastery
spree
klu britney
jaguars
greats
ccc
kyrie
machinery
cricket rero
abo
aspiring
semifinals
aless signatures
vard meth herbal
holden
kingdom apor reggie
oreo
palestinians
emmys
sectional
roi
neymar
quel
cull lka
hazel
estimate
ulties
gow bea purchases
belts
protects
mÃ© guessing
bbo
claudia
fracking
jonny
elk
celtic almighty
raje courtyard
igi
canes
ðŁĴªðŁı»
bankrup lethal
âľĮï¸ı graphicdesign
vader
pencils
roughly
dante
mfg
constell camel
jb blossoms
ento balochistan
cinemato illard
jersey consent
dented
contempl scher holi
lough stour
ayo beginners
curb
vhs
ajax
duff
aveng domest committing
aired
chap
hedgehog
disappointing
freelance
inland
charms
ðŁĺįâĿ¤ï¸ı
aish mx buckle
tidal
permit
boating
racha kendrick
bello
bhi
plea
estimates
lb apologies
jaya
bbl
astoni interstate
maintaining
elbow
mup
epit ðŁĺ¡ violations
defend beh slc
amir
puri
tium
fifa blurry
scrim ðŁĻıðŁı¾
maple relatives
âĺĿ choc
connor âľ¨âľ¨
whisp listings
maze
thanking
ridd grassroots
shifting
desperately
gorilla
deni jules
strath gley
jain
buick
tanner
ðŁĴĿ
gae
prim itors
nano
separation
armenia
bordeaux
ðŁħ pjnet
burial
ebon gloss
renew
grier
speeds
comicbooks
symboli purposes
ãħłãħł spatial
notable
cion
nps
hoffman
norman rtg
dusty
situated
tran
kfc
emen
nickel
hastings
settling
grit lena
waw arts gum caregi lewis sapphire
remember embedded
tlc
blat sergeant
elsa
bootcamp
bowman
photographic
pillars
directioners
classified
nois veer
barrels
whoop
ðŁĺ±ðŁĺ± female petroleum
media efc
pokÃ©mon
à¤ķ
enthusiastic
varun
profiles
pediatric
accidents
conrad
jang
jojo
acor observer
lf
livestock
forgi fos
elm
anand
goe cere
avoiding
grit
oman thankfully
scattered
nicky
cylinder
cheesy
diver
mahesh
caves
earliest
quinte subjects
bend gulf vocalist
glue
patches
unstopp snyder
demonstrating
pio
horns
wickets
andthe rama
yoon
straight bedtime
orang bullets
saurus
miners
incidents
!...
ðŁİ¸
agers
handles
states inity
dons
incredible eminem
aviv
rudy
mozart
folklore appliances
mtl
frey dias hua
pageant
strive
imprison bullish
rana
alerts
bbmas
hyper
derbyshire
recre redd deborah
cosmos
lawson
melanie
psycho
hoor doodles
sniper
shady
mantle
canadian newyear interactions
separated
cords
spirituality
apu ito pct
pelosi
rebellion
seiz worcester sectors
uli
santa Ðµ ðŁĩªðŁĩ¸
biased
classical gamma
deeplear emerge
backer
surance
handcrafted
ðŁİ¥ francis millan
ici
crown wow striped
unfair
relaxation
³ï¸ı embracing
shealth
paleo
martini
distillery
wrink ork nath hayley
courthouse
siber sadi quietly
melt msm
meh
smartphones
relent pping warwick
cologne
glia
cotton prog
lone ipsw starters
expands
ump sued
skipper
infections
ingle Ã¡
clerk
demonstrate
acar ðŁĺĤðŁĺĤðŁĺĤ tibet
buns
alom
demolition
ssia
gst
[]
soar
âĺĢ
ðŁĺª
ðŁĵĬ
deepest
beyond aret
attends
activated
dimit âļªï¸ı highlighted
magazines
rumor
azza
stephens
dolph
shockey
mats
weav melan servers
traum kush æĹ babys paz
aal lause
breakers
canterbury
ulture
miri euros
taneous
impressions
dutch ild ghi
purdue
adequate
lp syner angler
durable
galore
rown mgmt
ðŁĵĮ
lucia
âĺĳï¸ı
zayn borrow
.(
northumber crush enga
sush extravag tout
mahal
alistic
thermo galleries
esse
chibi
attractions
lexington
legislature
documented
residen brownies
wf
stool
planets
shoppers
conductor
msp
tricky
fruity
endra
feelthe whipped
hairstyle
refer
ook octopus
audiences
kumar afterno optim cfl
nip
geni alphabet
annab lamin accepts
lng
ðŁĺ«
tine
acom
cheerleaders
tk gron vg
kung
jax dhabi
rss
mackenzie
beirut
cleanup
gypsy
stell burger hurricanes
education stina
âĻ¡âĻ¡ unfortunate
jeremi badger
aters
:âĢ¦
terra sublime
stud ymca
mru
duterte
brennan
bulb
melo
ylon
hacker
cred
gud
asan padilla
embroidered
vietnamese
pioneers
projection
reboot
idc
aney
primer
suffers
winding
pon
stoday
morn
uch
allin
adidas elizabeth tuck
ography
ðŁļĢ beg
osborne
ghetto
rh
cnn irma
makin
cables
murders
ocks
insta alas
sik
cuff
lare foodies
ovic
atom geometric
empathy
à¸µ centenary
newspapers
administrative
ðŁİĬ
stive
contractors
lett tasmania
awesomeness
density
veen
princeton
frequently
reject
ghi modular
ceramics
shag kiwi
canvas sweatshirt
anj timm napoli
iler appeals
hamilton mayo weave
arranged
wharf
occupy bvb
asaki
otter
norm
vies
detox
tional derek idad
admissions
constituency
upper woot
alloy
seve
lub uncomfortable
edwin
abre dwight
arche virtually
spol prie aii
err switch barack
seok
coul wnt
poul olive caffeine
cardiff notorious
demp excess
barr
tford
ajay bumped
mythology
shelley
falcon shakespeare mustangs
noted
bone civilization
syd
parsons
unofficial
hyped
spends
opposed
vings
spacex
notification
deciding
biotech
outsi salah
!.
fed ssy cms
badgers
cro
elaine
nba dyour nant
honeymoon
climbed
conomy
atha
mell nebula
naturephotography
julie bmx
invested
mono
lieutenant
watkins
technician
ose
kae ìĽ mcqueen
preach
traveller
flexibility
zebra
retailer
pant
bender
brandt
squid
warrant
verified
cass
piercing
honours
tying
morris kissed
oprah
panoramic
mei splatoon
wichita
arias
galli indyref
goodtimes
atheist
confession
owski
repping
additions
mechanism
zim
jans
suf
chopped
beginnings
vitamins
ãħ¤ãħ¤ orth poles
rub
antarctica
indiefilm
webcam
ketch brett clement heron
defeating
hydro
bucket wandering
sidney
futureof binge
onies
knockout
administrator
synthe lent
jani
barley
premierleague
nerds
crm
bras
botany
evolved
rotter rowed
tumor
wealthy
ÂŃ
monarch
lished
dahl
ðŁİĥ buch kenyan
Ø§
redness
assembled
semit hudder shrop rani
learning mory
itia
geographic
worldof fb phosp boogie
amped
?...
chew
dwarf
arus
ssen
rusty
recruits
hk garde
applause
volumes
involves
tac
handbag
translate
ffel
seym aquatic
transfer zodi andr academia
crater
tez
arse
adapt
coloni snowman
mali
hangin
dischar oysters
phoe colonel
wba
hispanic
thriving
shy agles
salesforce
creme
soles
lafayette
âī teria
acha
sperson
gogo
carly
theore amore
vox
aft
ãĤ¹ staple
muffin
diagram
inox
sustained
avent meta
arbitr decay
adole Ð½ ecol pho
nk ocu granny
Ã§a
luxembour stadt
alberto
levit amas dx orphan cobb
asc logy immense
chants
offline
pent
brex winger
plane iel
nichols
cathy
naruto
lowed
///
ignorance
catastro youts
schen build hazi
sine criticalrole
dug detect
logs
enamel
stpatricksday
eddie copa
cigarettes
hoff
kaya
lagoon
rapha airborne
choose puertor kev guiding
frosty
borough mira
ðŁİĬ cadet
anush yogi
eger
fling
slope
ninth
weston
footwear
fn mayweather
aam
plain staircase
witnesses
workouts
robust
dexter
cohort
ðŁļĹ
spell haze
oom organising
wildfire
contacts
avon mino
updating
ðŁį» lithium
ingual
kis
auga
locom deduc uda
thak boyle
mper
hottie
erik revised
isla
travelphotography
ooza
enqui conferences
clover
groom
curves
liveon perf
displaced
bolog xxxx
ðŁĺ©ðŁĺ© teal
vessels
rainforest
calci panther giraffe
tasted
imagery
padres
daytime
bass ripe
opioid
nue vinyl inventor
sens
processor
mut
gadgets
biblical
shannon jacqueline
cary
theresistance
alien nvi cosy
bihar
foley
rend
mugs
faken clone
niallo grabbed
chihu powerhouse
ntt
cherokee
sponge implementing
rhine leone
ðŁįĢ prettiest
infrared
improv
switched
tubes
contr blk
projected
beaver
yot bbcradio
thigh
persecu apologize
wack poster oliver aza
loud (?)
fthe womenshi sparrow
blush
usable
scales
itative
peuge needing
leggings
glamorous
matur cz watt dab
tamar etsym bauer
heartfelt
hn elsewhere
birch
alumini huck eme jl
trafford
dz
portions
anasta arthritis
espn bergen
violation
yoshi cz
northumberland
closures
ðŁĩ¯ðŁĩ smiley
rw
telugu
intensi gregg
vega
dungeon
southbound
bail dominican
semifinal
chapters
hitch vanity
transiti recommends
satisf barca
queens (( destruc strait
ravi desserts
intru haram
kos
foe
fatty
paisley
magnitude
dridge
comey
schemes
visionary
ourt
downloaded
ðŁĻĮðŁı½
gdpr
lani
pwc
guad nicest
stakeholders
referred
georgetown
arvindkejriwal
schneider
indoors
allstar
stranded
gender zepp masses
ðŁĲ±
patiently
bldg
zab wearab vivid
heck della
symb jeopar lager
àª combines
nec
bray
flop
txwx
joys
pont
profound
surround
madhu mable
ayr teas nsa
openly
ernest
ãĥ© topo gna
antioxid tian etr cello
mathi generosity
biting
manic kelsey
cheeks
tender wth
pronoun ultimately
gusta arianag gerry
bleed reddy
mich
mitsubishi
operated
sexually
mau
cllr
vids
coc melted
ðŁĮĪ qld itech
instrumental
endgame
ðŁĵĸ
energi brownie
tamil atin
dominated
praises
fireplace
sensational
mena
karti unprece rupt
oriental
mccor tournaments
scenter
reeves
prescription
same frau truffle
embo romans
blasts
technological
prat bsb
yar
trendy
acl
alad ðŁįģ
ohh
bankrupt thoven
regards
iser warwick vineyards
realm
niallofficial
dota
gemini
todo
vable
Â¨Â¨ lau
wreath
juve
natasha
lever
lori
horser cctv
airbnb
esanders
sinclair
emabiggest highschool
contest optimistic
tte ðŁĴķðŁĴķ ssd
yee
helena
consen ricks
jesse anic
ðŁİ¯
reacts
robe
independence voltage
mington
sant
à¸Ļà¸ ---------------- sentinel
kett rehearsing
aaaaaaaa softhe stirling
search wigan
standout
snail
pentagon
Äģ chlor crust
netany chemist
disappeared
ricardo
spiders
bose
warren messing
banners
guel parach maid counted
epile bonfire
speechless
setter
measured
rejects
nikki lester forensic
fabrics
aloha
preserved
watford
detailing
darth
bou
carly ...'
tailgate
notifications
å¤ passive
trousers
baloch
rother typically
Ã¥ spit
wiz
sicily
technically
expose
stage hubb cream caps
poke
sleek
june temporarily
dez awakens
lame
_-
jiha tuesdays
advised
advisors
existed
disagree
newsroom
losers
worldtour
drying
aldi
harness
footprint
hobbit
pmln
iro quered
assess
gaze
sab
thian
íĬ tif
observe
evil drawer
sweep cory cody kyoto
callum
ninj laurent
bei
sketching
customized
dur
regrets
knoxville
ìķĦ messaging
gracie
abundance
bidding
brewed
flouri therapeutic
altitude
hogs
burner
electro
wonderfully
heater
postpon livery
rall adas
aac saul
brooklyn playhouse
âĻ¥âĻ¥âĻ¥
charitable
iny
zah competitions
beav plugged
ois
doom astronom specialized
maxi
taps
cellular
depressed
folklorethursday
crib
emul ë°© figh ruz
carlisle
spear sidewalk
dei
dependent
laces
nhs ðŁĮĻ
realizing
network riche regin refresh
stral
pathology
plaid
psychedelic
hind
uka
algorithm
linking
progressi fey
dade
hydrated
bant famed
cotsw boise
asc
racing javier
wwen marlins
poop
swept
tonights
wef
anime slovak âŀĸâŀĸ claus
lemme
clippers
rels
arianagrande
rte
kot thalapathy
hungarian
zuma
yvon isu
journeys
clinics
bebe
wwf
nws superheroes
erit sleague
identification
motto
bai
sourced
iller api prise
unprecedented
damas tunisia
drain underestim ether quarterly
rewarding
alham wolverine
cabine hypno nadine
havana
dae ðŁĵĪ
dron
readings
bati pico
merci itian
walkers
elope
mikey
godzilla
burlington
abuja
socialism
atility
shell harrypotter
gno abur releg felici rogen
neuroscience
instin atham
vouchers
jarre fuse
defici monterey
deport midday
ppard
freed
ameter
wilt ningham
pratt
liberty slogan
oto
pri
coated
cpd
nett illas
malawi
evolve
accessibility
ðŁĶ¥ðŁĶ¥ðŁĶ¥ðŁĶ¥ ornament
bp elis sonline
chiro flick
ibm arak enables
garland
sane
cuties
trip rotterdam
nys
lamps
lucas bog rails
travelled
hicks
enu sabha
scrub
hier hartford
foo
fernandez
trevor mattress
appointments
alej fei ologist
safar octa src
shaun ambient
dric
biker
shee mustache
hta boone
herty
cardio
brakes
recital
consists
overwhelmed
caul robbins
imit alth url
bibli onne
blacklivesmatter
difficulties
telang taller
ðŁĵĨ
debating
burrito
movember
strengthening
boe testam miracles
baseball renee
ðŁĳīðŁı»
alfa
âĺĺ unstoppable
ecs
gmo
giftideas
pathway
fencing
ðŁİ¤ bham
ras sko
dled
thelast magnum
binary
wilde
wilder
whati barbecue
hism
canoe
kurdi elive
advantages
madame
bier
missing entertain
airforce
yama
cis
hashtags
jis
veil
dreamy
tense
mayward
chateau
huntington
âļĵ vall upon blouse
dunes
ðŁĺ´ fertility
mole
currencies
stu
berlin toasted
divas
walt lark
pora
hitter
umer
chilled
balancing
fais yin
ortiz
eastenders
hate ural april timel à± pero
stocked
respects
tht
bestfriends
givingtuesday
bead
invent
imi
naples
combining
tokens
thirst
masc parrot
spu denton
*-*
tres
suburban
width
sive contender
sirius lok
troopers
outrage
turbo fragile
messed
doh
discord
netanyahu
resign
forgiveness
mohan
munch camou identifying
enabling
hotter
thornton
jaipur
arya
ðŁı»âĢįâĻĢï¸ı
mustaf majors
oke
duffy
rohing tilt
ðŁĩ®ðŁĩ³
rockstar sheep hendrix
rav
invention
dou
laguna
grumpy
swis impe )'
youths
bunker
stache
oppose
indies
accelerate
mlp
eden wann kail akshaykumar
supt
polym middleton
extraordin wilson australian aluminium
wayne alumnus
matics
grim
ernie
oppa
competitors
randall
hence
declares
preaching
shahe cane sustainable staples
ledge adena
doctoral
burgundy
decorate
rendered
risen
prank
dior
beethoven
floor accom tot
hodg tourism sayin
objective
markers
premiership
enabled
camoufla giant Ñģ smokey
ricket
pang
depending
sation
evolving
intercep census
tofthe reen
mendoza
trumpet
marketers
anit ðŁĻĬ northwestern
vla fotogra blackandwhite chewan
wig troom
gingerbread
kn
romero
nfc
orchi funko
source fs raped
ost tarot
annually
ðŁĺ¬ rill
delav ..!!
ses cann
medicare
phel apex
guardian remained
rpm
aÃ± storymonth
instagood
neighbour
ping semite
mystic
ascot
mater
handful
dangers
tid
anaheim
opoly
shallow
namibia
toria
procurement
bigbang
announcements
prosecutor
bengals
salle
enroll gastro suggestion
bak
haul buddhism
berniesanders
flute
fatigue
cynthia
choi
irwin
gua
strous
hp bap
satisfying
playa
ðŁİ¼
instap alice tp irrigation
ðŁĩ¬ðŁĩ§ intric clues
plex sax
hepat dumped
significance
byu
medication
prov toughest
cornish
âŀľ
kelley
uv sizz sibling
mest
distor diplomatic
auntie
bhat sonic brenda
pumpkins
roch blackburn
urged
shia
arrangements
flood saunders
lecturer
nouri populations
diplomacy
consistently
ðŁ¤Ļ tmund
cauliflower
lily vocabulary
varieties
cooker
uptown
quent mosa
reinde velocity
spruce
socialmedi iber voluntary
processed
baltic
yang lebanese
dp dolly
arrangement
yuri
cranberry
kalyan
elevation
cliff pushes
ìĬ¤
silic cowx
eternity
slaves
vinegar
gloucester
contained
breakingnews
against renovated
normandy
heroin
ysm
mods
greek undi
trench
vh
encourages
headache
grange
:'
evergreen
ÙĬ
reckon
abused
thru choice tidy
colder
schoice
hain
brum liars
breit yorker
shack heidi
michaels
scopic
fascist
playful
cac
yasss
shad
..?
quen ramirez
clifton
prs
bestfan âģł generating
headset
disappointment
abstract boiled
parenthood
azerbaijan
exhibiting
bombay
olivier
koso unlea maternity
izer
sives
rhu coll
saskatchewan
freakin
dek
nag
stabili ðŁįķ
organizer
bosses
aru
uva
atable
taun afterwards
fertili verge
azi morph à¹ģà¸ jerk
cosmetic
kow
strust
apache
postcards
formul ìĭ spinal
jackpot
electri ÃŃ
loy
grader
diablo
ardi hesit fw archery
pash theories
repeal
relive
percy
âĺĨ imin synchron shampoo
coupons
oto lai
thought luxembourg
mov
ðŁĺ¥
gemma
seated
mga
stratford
uncertainty
shifts
esto
fool firearms
corrie
kiki
apparent
pills
olympia
fid
elevated
decks
ignoring
avalan rov
whistle ptsd
militants
robotic
pacers
quilt
bankruptcy
lich percussion
celebrity als (;
sut pokemongo
hg offs
gibraltar
screams
billie
genome
marin
beams
archbishop
emin
bedrooms
gated
olly
warranty
atown
cuddles
gunna
kic vive
cymru
narrow prob
leo references
manufactured
chopper
brunswick
semis
donia
rye mano
hurting
?#
holli investigations
cels
ðŁĵŀ
lester
temples
storey
mcmahon
toilets
woof
ï¸İ
leverage
atom
nightmares
victorious
haunting
customer agi yoongi
monty
veronica
wur intimid blankets
volution
jm âĺİ amon
judith
ðŁĺİðŁĺİ
distracted
drip
hurricane andes
revelation
troop
ableg
collin tibetan
worrying
internationally
eater
cameroon
brador
yuk
ðŁĴĹðŁĴĹ
trak
slopes
cier nea
oler taka albion
volcanic
amn
afi obstac facetime
gering
npr
metallica
organic ðŁĴ¡
kidd
dances
pembro washer
mits
omer emotionally
tango
ipo
docks
scanning
specs
thom
theology
emergen omi gpa
selections
unnecessary
image ters induced
gigan rentals
supplied
mfa
shankar
later pajam clave
Ùģ mahin carlson
avian
anova
katie ajith
designated
chocolates
investigators
glazed
princess erry
ragn ourable
hru
sundance
peugeot
steampunk
ghlin
grease
hires
zap perce jill tome hehehe
joyful
maestro
nished
genealo vich
pits
foxes
goodman
emerson
lobes
converse
oats
thomson
rahim
malware
ahi
mankind
resin
img
swood
kinder
scroll
ara sakura
robbed
xion
nya
cism
cedar bein
mourning
torto heathrow
donegal
barb hydration
kor
elimination
supdates
hills appeti starred
kom
gwen
ddd
cray scanner
personalised
serenity
redesign
metaph boxed
judgment
nose ë¹ erad acne
suppliers
energetic
vom asap ðŁĶ¸
irvine
hatch lass adren waffles
accurately
icio
ittle seun occupy
webcam thenew entes
gai jw
accountable
visor
irrit licensing
huddersfield
genie
ðŁİ¾
atmospheric
tensions
spartan
clifford
olan
northbound
ameen
censor uel
stery
$$ farrell
hyster clt
sedan
replied
describing
microwave
slab
prosp assisting
rubio
ethan hhhhh
guay
zman
raise rolling oe nile
ambrose
scarborough
heroic
cooks
mort chopra
ðŁĮ·
tob
shaving
stacey
dorm
motorsports
wiki
folds
spiced
stressful
literal
fudge
peggy
waite
tresses
sesh
pric ðŁİħ
fright rva
mumbai pom
ttv
cellar
tome
android doris
tsunami
tinder
oec mwc
dortmund
nothin
liti sou
believein atu
knocks
magni sssss
rohit
inews
angi
mandy
kettle
intermediate
avant
curl
endorsed
orio
urt
consideration
wires
shelters
bino
vikram
implemented
lydia
buk
parody
cnews
undergraduate
canucks
sami
politically
rotten
ghz
textiles
overload
moderni recreational
flir baton
typography
ovation
intriguing
pilgrimage
alge adays
tcmparty
spelled
curls
booze
stem annes
irls
sponge
shopper
signation
brass mistress
leah beginner
lauderdale
august preschool
taping
taipei
executives
bd rhetor escor immuno deeplearning
statues
itus
manuscript
lyric corvette
molly lage
dep
cnbc
lest jessi fife
griffith
opposing
rang
drills
respectful
pity
dell harding
playboy
bloke
shutout
kili osp seattle bcpoli
mises
journals
teaming
esther
freddy
Ķï¸ı metrics
notre garry
forty
navigate
periods
benedic jid
daw
ancestors
restoring
cong
allergy
titanium
cence
leaning
abbas
vast ucf
roofing
eman severely
vogue veau
inbound
dz taneously
stretching
manchester dryer
davis kanth
thegame
itted
retain
elles
congestion
fraternity
ollie
loki
freely
choo
pony scep tably
balt
rockn dime
logging
ðŁį· adu
havoc
waterford
charis sweetie
running nerd erdogan
zara
weighing
fifty precise
lowell
kurdistan
ryo orth
synth
liners
phenomenon
artillery
illegally
construct
nostalgic
garth
alta shelton
asean
wander
durban
diversi bono
clon leman
shun obstacles
appetite
feeder
respiratory
dixie
formula anto
sober
extinct
auc ingles
legitimate
;;
minnie
ipswich
dramatically
ðŁĳıðŁı¼ ingham military monet
usnavy
fork dunno
player qotd
stoo exor ethiopian
filmfest
pered
cate
saudi inner sincere tionality
alee
deeds
cooperative
ironic
crocod brary
postseason
camper
canary
ein
extensions
nbd
sherwood
spokane
hump
jitsu
ê¹ daryl
psi
stabbed
offerings
expects
caval bodybuilding
framing
fca
yearly
bombed
skil researching
judiciary
greeted
tudor
milo
innovate
ðŁĺĽ rhs
ruby contributor
famer
socially
mlin
fiery
utter
beaut
itos
devoted
rainbow barney
peren arjun rna
gabby
uti
hannity
pickle
serv
quakes
ppe fem whitec jn victories
ðŁ§¡
golfer
congratulates
resulting
mechanic
urve centered
kiev
ans incub << cmo
bestfanarmy
daph enham
oncology
kush
txt
oriented
fashionable
csr
sahara
rack pdp
hanson
à¸ĩ tiers
rar
panam insky
sahi testament
asthma
inher fisheries
order howe
gallon
epis suzanne
drowning
panelists
ðŁĺ²
ë¦ alach commemorative
attribu ðŁĳ» moo
visional
weeksary
gust
akin pointe
eee dispar nipp dental stall pian
bore
ulster
tick irr taehyung
microphone
bermuda
gaard
eler
plumbing
hugely
âļ«ï¸ı
raceway
cambridge marcel
burnley
toast hollywood fasting
mered hibition
capped
beneficial
owning
contamin arabian
toon capac hulu
smir nutrients
sein
graphs
conditional
ðŁĳħ
orac playin
northe tornad marian
jumbo
lexi
incredibleindia
roadto ukone
confusing
sph
shank
pied mqm
positively
sherry
pathways
considers
tofu
arguments
resilient
chett
withdra tero
atedly
swana
heb flight harley decrease
kindle bookshop
³ï¸ı
martyrs
smur mccl concerto
stime
rejoice
applau clement
merkel
jaime
immortal
isleof marco youtuber
stalking
metoo
stack spouse
ust
luv âļ¾ï¸ı equestrian
eving
flin nickname
thebig asar stacks
walker bora
kidnapped
hurling
humbold recalls
copper annis
seo merger
muir
addy
ðŁĴªðŁĴª
bex
cracy
conan
congratulation
midst
âĻ¬
forbi optic
crate
crocodile
madagas securing
aston ogue
savior
salisbury
loveit
fujifilm
castles
asst
arrows
spacious
trs
polyvore
progression
mri
nelson bim
indicator
oda
pepe
resignation
gut sneaker
logically
azy
arella
tearing
joshi
ssionism
qpr
mariah
px bleed
mian
medley
weiss
kerry gatory
atal
madison avenger
naby
pland
giles
freshwater
dington
taj
demonstrates
ntv bulbs
sundaymorning
peake
souvenir
wah tonnes
mkt
complexity
conden rossi
bing yds
suk ngo
midland
oly
lifeis ripple
moreno
dders
tus áĥ boul xa
holdings
wny
shadowhunters
kei
aspire
mous owen soak
skirts
mountaine storming
chrome riots
sarato amaze
lessness
navar criteria
rafa
indulge
ayer
porto namo
................ yields
valle jh macron
sains durant
trailers
wot
confederate
shrin idol formally
tene motorcycles
thang
node
banger
daly
pats
enrollment
auctions
atal arbor
logos
dearest
transaction
domingo
flea
sermon
deck sincere
questioning
julio
wasp
pretz armenian
kham inflammation
picturesque
accidental
filmmakers
ðŁĺļ ðŁĴį
casey sob yeezy
goodwill
paragra ssly
feather dyed
assassination
nade bcs
applies
feminine
feu extent
deputies
lack psychic
goi
killings
pseu ðŁ¤ª
unc marl tane
mckenna
surfer
influences
freeway
hackney
malaria
eland teau
remastered
Ø±
razor ggy corro laksh flair
honesty
hooray
depp
amc wednesdays
qa edits
-$
sevilla
doubled
humanities
ccot
somos
rine
afa
sioux
reconstruction
welding
threads
amish
encouragement
poder bock
balm
ptions
standup
accomplishments
guarding
conviction
acion
napoleon
depicting
attack sui
wearable
âĸªï¸ı
potter escort
vise
tots
boon eventprofs
angular
womenshistorymonth
barrow
schi
accomp tik lend
kensington
wolfe
stacked
crashing
exhibit winged
sabrina
masa kms
always ett
plasma
counseling
pickles
nfldraft
mrs inevitable
courageous
stafford
writerslife
hos
ej
ghyun
trademark
adrian influencer
coronation
raging
explored
usaf
exception
eux
tanker
swami
packet
ðŁĳ¨âĢį fen
sheen
aero
jl regal
nwt
auster mehta
charge aste bate infeld
racecourse
collapsed
fleece
zil allie
alternatives
georges
ðŁĵį quirky
fcb
natgeo
philanthropy
brai everyday ðŁĲ°
achers
jaan
fines
qi fisherman
distinct
grimes
nationalist
commence
rown
âĢ³
zing fter
hrw
baroque
blender
kitty hooks
cited
wanda
consensus
reindeer
anand supply meds
vn
olph
ratchet
sheldon
securities
ë°©íĥ crom mosquito
jeric immac dimensions
â¤ dissi spongebob
damien
stevenson
joanne
delish
yikes
thanx
surveys
postponed
alcoholic
alised
ðŁĻıðŁı» doch
sentim meredith
compares
bago
happydays
moss ãħĭ
nec gnment
frustrated
combin riv eclec collo compliment
actorslife
ctto
nicar ophon aparthe mant jade trolley
optimization
eyeon
ecological
quist
ephe à¥ĩ
cinco
appoints
oldschool
cpr
behavioral
minaj
:-(
tagging
eval joaqu ðŁĺ« hak deme jamaican
sos hyatt
handbook
librarian
hannibal
pumping
chom fman
gai
hull responders
greenville
nus vaugh ðŁİīðŁİī taxi goldberg
mantra
tease
forbidden
methodist
ativity
****
ect
mcgr Ħëĭ seb
amidst
disappear
thyro philips
erina
vicious
streamer
millionaire
map strick hackathon
gha
edic mika
peck illi
antoine
arca optic maure ðŁĩ¦ðŁĩº
clashes
manly
âĺģ alvar andres
mei
elm wwww
altered
lte
ê¹Ģ mojo
forrest
thalai nont
speeches
acknowledge
ignite
xfactor
ðŁ¥Ĥ
meadow disrupt
debuted
scrimmage
pharmaceutical
fidd foundations
philosopher
etal
publishers
boys cke rugged
optimism
rebe philharmon narcis rallies
luis goblue
folded
unacceptable
optimal
lisa polaro +.
enza
âĿ£ï¸ı
monopoly
graceful
dairy dua
difficulty
judgement
osi mersey flux
newfound terns
dimensional
invic alba
amit
abudhabi
algeria
automobile
thead
lotion
accelerator
vacant
ition luf alic pll
blazing
baz
sene ðŁĳ¼ villains
directory
eisen tock
brochure
ripp hbd zaynmalik
niche
lolol
certificates
morse
facup
xham
unwanted
imports
carnegie
fansign
mou
ralph destroyer
swing trekking
ciliation
pitbull
gaps
howell
definitive
mcle fps
etz
bolly lynn gano
ature fursuit coil
nav
butts
trojans
eure enko
schumer
horrific
installment
brb
suburbs
abel
vir
desh cunningham
ðŁĲ»
spann
schwe kemp
tru
stealth
ques lew
delights
koch
humili criti ilt
spells
miley caric ðŁį´
lcfc
substitute
oung
?!!
affir predictable
classof
err
cypress
chandra
ageing
____
therland
doncaster
elin yoshi
sailors
harris joanna
nigerians
hers
plague
procra kno
canton
busines unh prakash
cin
bowen
coating
mals
begging
smithson pontiac
spies
damian
pline
undant
alta
oness
shameless
daq
bbm
wales stampede
serum
ÙĨ
catalyst
xn
absc freezer
chun
arios
mccre forehead
hears
damascus
tacoma
arduino
encounters
stanton
lgb abas "..
kete dracula
elem
gne
zeppelin
labrador
pulp
optional
orn russians
sanitation
hilary
etsymntt
penalties
aust
igans
olympian
medicaid
versace
vape restra peep sexiest
stalls
dile thea
punjabi
puppy tuesdaymotivation
ðŁĵļ theflash
rocket modest
chihuahu onna ksa
hurdles
cave failures
split boho
gurl
disappoint
howard nugget
franz
stalert
kazakh forgetting
schri agate
amat
everett
duet
veterinary
julian chills
brave ghostbusters
lando greets
profitable
dÃ© tir zee omen
pdx grayson
hari fixes
stabbing
swimmer
symbols
compliments
pose functioning
thnx
gir
corporations
barlow
loe
offseason
distinctive
marvelous
nikon enrique
kyu
jaws
amoto
lombar travelblogger
fah ourism
tristan
soe
cease
ðŁıħ
zac mckenzie
taxpayers
swimsuit
blo
lesley
kansas wks
kiel
provoking
myles
string kangaroo
galactic
fifth ske
weir
llis
matory
ðŁĩ¿ unci reproductive
rooting
tides
gadget
..........
alexander bowler
screw apolog erika
walters
shetty
lane banter
asant
meso vain
"""
usi
ferdin accomplish
mansfield
bombar collaborating
clap
iture
sda
smoky
nak
imperson carla
comra burgl loco
ties inhi tracey
seis disser rrrr dray protect corona
hunger cken celi troubled
predators
fictional
shaved
richest
metaboli fulham
grooming
monochrome
wasting
asco aste
tista
remedies
ungsoo
southend
permanently
bumble procrastin identical
practically
mascul suke
assured
valerie
deviant grizzlies
thier
pura
nepal notts
bilateral
spoil
carmel
cinematic
phl
nifty
mao
hypocri laser pantry
mathematical
elisa coordination
belmont
ait radiant
boiler
mang fag crc
hams
brin â¬ĩï¸ı familia
âĿ£
saber
rupert
ggan
ritz
mich salford
levi gral
ðŁĴ¤
nino
ced businessman
ultr simply compression
pains
halt
ë°©íĥĦ landscaping
nf
crooked
erd
ittin
ddleston
surpassed
inoa
dag
blen extending
ating algae
baller
umar
snooker
collu flown
thub
ridiculously
kish ople
dire
asser aristo sciss hating
trouble sylvia
succul plots
sincerely
aler laureate
brack attn
rifles
meto collectible
cuomo
contestant
consistency
antz
ranges
abigail
deb
minister growers
anoo hoover
dreamer
nucle research miy shahid mav dhoni
cini
doj
hindus
partying
dali
alonso
informal
clarkson
itton
kian
cityo mori lasted
aspen
library suspici quat denial
folder
chori sweeping
enix
ðŁįĤ
ØŃ nascar handmadehour
moul heatwave
emer
examine
ibn
grind pov
tionist
mbo sheila
integrate
omes
takeaway
cerv connie
ticket celed
bien
visually
madagascar
sorry gui
parkrun
traits
labe poisoning
à¥Ģ
viable
bohemian
dentistry
bados
sprouts
masked
teddy ðŁĺ·
saf
saas
jiang
tight speaker withdrawal
bcn
assigned
classrooms
fleming
ðŁĴ« supergirl
totals
tabletop
ebooks
horizontal
craz flush
jard cdc
erson ãħł
greenwood
nih
cox ada litre
going vicky
curved
louie
grains
hye
longe remedy
trainee
sanjay
superstars
maser manu
sage whl
ðŁĺĤðŁĺŃ
ðŁĳįðŁı» msd enz rabhu
joo ghu acer
epo resurrection
justicefor blended
moda
avalanche
francesco
respective
gs yeast
welch
devotion
getin atheism
amic carolyn
loc
ldnont
avec
usda
legged
bravery
blower
cowboy heh
stible
buffal channel runchat
âĺķï¸ı ideology
bestseller
yoo peanu bonne
felic edison
fractu narendra
ppets
seymour
riviera
hector
necessarily
bianca
societies
thebest
wg
sentences
wink
vaccines
palooza
jamming
asf
mpus
agreements
eck bac
honore compul wildcat
imposed
yoga hudson canceled
lich
fuzzy
esque
chuk wvu
sek
flipping
rhon wished
wha
capability
lenovo
ìĨĮëħĦëĭ vivo
tvd
nora
silk pasadena
yosemite
valuation
clocks
uber mrc
darkest
aubre sso belly wrestlers
killin
louder
buckley
geel adon uns
appealing
ðŁĳ¯ semitism
listens
fitz
ãĥ³ãĥ nylon
arty
seemingly
hala
suited
ety sheds
muffins
apric uments
uta
jammu
chelseafc
starz
yoko root cleansing
diar pioneering
iheartradio
digiti findyour cano
ðŁĴİ zol spacecraft
sixers
moisturi bile
tists
horton
ranging
columbi meteoro sentiment
epl
footh textbook
drainage
rly
scue
imrankhan ðŁĴ¸
margarita
eddy
predicts
gamergate
advise
growthhacking
loveyou
ugand vf
benghazi
slater
newor chel
independenceday
pnp
cullen
hoodies
numbered
britt
tsa
kltu
sages
momo
oneplus
coll guts
wta
mesmeri enhancing
chiroprac jis teenagers
mone
constellation
sweepstakes
eze slovakia
laye pearce
waver pogba
kron surgeons
marx
tid gga
descend pours
uprising
walla sabbath
bachelore mackin kam
peterborough
hora
ðŁĮŁðŁĮŁ thinkbig rj hydrau spal universit ðŁıī
mailonline
leagueof tenants
wally
lance heavens
ddr
bolts
amir iphone cigar endu rei
elabor ringing
johnson characteristics
saloon
algorithms
talkin
mtn dive regionals
ffice
hati
deviantart
sotto
shiro
lama
kwe faded
porting
tummy
estates
buenos
ðŁ¦ģ
believer
penetr darn
spite
canopy
fashioni tilla
petals
elijah
brawl
martyr
ë°©íĥĦìĨĮëħĦëĭ midtown
erich
dapper
smtown
megam www lele
ons catfish
firth
fossilfriday
ballpark
thaw potent
illie
creep
carp
soap gundam
infec yyyyy
à¤¨
zag ritt
calculator
boca
oko
toad
threaten
refined
olympic accomplishment
bacterial
aji tatum
feliz sheed
jat thic jamal
ðĿĺ lina
ðŁĲ¯
joking
yotpo
pinch
akron
herb motivation lia hostage
creek gamble
russell patti
fotos
cpc
broken backthe clays
umm stockton
maternal
Ã¼r lakel century bek
infected
à¸¡ smackdown
manned
tahoe
smes
basa
sula
augusta
.*
rohingya
greed
counselor
silhouette
gravit clause
'-
bobc occasions
nowadays
dictat beard nally
brightest
kabul
incindia
dhanush archaeological
cheape mizzou
dhi
ovski
baxter
assemble
Ã¢ gigi
acam wisely
hazard northampton
âľĪï¸ı meth
blasting
reunite
mulus
alizes
tread mila
edward kova
pesto
ðŁĳ¶ vitz
hydraulic
refurbished
motel
isabella
homme
severance
uphol miserable
fari latter
efer
crackers
esl
acio
yyj
inan
ecb
zind panas trucking
reed shaker
burgess
empire agnes
nington
artworks
frs
tile biome eun
chong
americana
godfather
goblin
ishi !).
tempted
genomics
mandate
cky ðŁĴĻðŁĴĽ
somali
brandy
inven spokesperson
pcb
yuan
hg
faz starwars rowan
bluegrass
dong dday
trinidad
erton
banning
retention
cured
toberfest
reset
weis detached
behindthescenes
immunity
pha
bray ðŁĳ½
rancho
ramsay
estonia
ndtv
].
cabaret
taro
dv
showcases
plum ðŁĳ¸ sonoma
prepa memorab estu driveway
ules
magnus
xr
nnn
muchas
enge streamed
forestry
audiobook
troy reckless
kilom ruler
rak
procession
ions
poole
noctur whs
farmhouse
pera
parme hypocrisy
sics
vant cask
holistic
aust Ð¿ indo ðŁĳ©âĢį diso dispatch
olsen
makeit ennis
centre arrange
ðŁĮ¼
salted
easiest
fate regatta
mozz acan
sini
gically
chops
chicken workin
hagg involve
weeds
bookday
wakeup kyr michelin
fuss
rejuven vacancies
incarcer mst
scents
sovereign
kicker
à§ bod
âĢĶ>
sah
mobil shropshire
ophone
dresser
missuni hepburn
imo foliage
diagnostic
assan cycling guilt
csa
puertorico
winelover
wakefield
doggy
khe papp cog allot cuck poetic
mio
revit magician
ç¥ antenna
westwood
mberg
luxe
oatmeal
Ø¬ teat ffee
searches
lly
pluto
elon lettering
innocence
fai
annon
telangana
mait neural
canni aroma
astor fex
cocac monetary
fent unsure
'@
indirec tehran
isolation
libs
makeup mercedes ffy hetero deo scom
cursed
veteransday
frankenstein
shrews deco geese
leftover
hadid
variable
academics
carolin undergoing
variation
nah ssier
gamersunite
pursuing
emerged
llers
controlling
roaring
meteor volt
dawgs
beaver islife
bathrooms
acional
prevent lakedistrict
inals
yani
grabbing
sacks
lez
sway kool
times klopp
lade
concord
resulted
revive
reconciliation
oland
azz
giro
mandarin
deen nutritional
iscoming
vani
awwww
derived
loveyour stopthe shouting
novak
ðŁĻĮðŁı¾
loaf displaying
sundaywith maguire
cheri ðŁıŁ
rematch
quic Ú© yin ðŁĺ¹ ilive
zip ourke
downloads
swat
mississ carers
tment
property hahahahahaha
gibbs
surrey arise
ticism
stia
irling
frog cose
bassist
foreig leau
pillows
holla
elie
disclosure
peanuts
intech
wwc
plunge
triumph cori slippers
ðŁĻıðŁĻı
neutrality
mare hairy
gangster
humming custard
merlin
alea
sby damp
mohan verbal
jst
gutted
bjor unfinished
ðŁĩ¯ðŁĩµ
unhappy
âļ«ï¸ı bypass
atsu
fischer
sav
africans
reuse
midway
demolished
gerrard
hercules
ÄŁ medicines
clicking
surround joong
waving
tribes
wetlands
officiel
arguing
lle dova
suzy
clubhouse
negro
obtain
gao
glance
assist chos
ãĤ¢ âĺķ
adrid
occurs
stans
pardon
liveli employed
revisit
ffxiv
bble nearing
miner
ðŁĺ¹
giovanni
upto
marvell marse towels
cbn
engineered
yelling
spartan sians
ðŁĻĮðŁı¼ sev coyote
stadi tcm
appen
shenanigans
openaccess
soaked
masqu levine
strokes
lk
apartheid
hiphop chardon maymay haasan
stripped
fro
scription
fton
hf prisons
marshal
ķãĤ ancho compromise
classification
buzzfeed
bbloggers
deserving
)/
sway
obo
campers
podernfamily
poured
brie
squirrels
seize
:#
lek timb stacy
nasdaq
repeatedly
brat
mighty competitor
mahone
desi
oke bmw shie
fcb cheapest
minimalist
paramount
nate haras insanity
lateral
mentality
mozam tapped
yadav
usp bway
theod bilt
raids
empress
adapted
patron nutshell
agra beaded
sundaywithmarsha
viking proceed maintained
thinkbigsundaywithmarsha
snes
musica
tower chab bok smt
insult
harvesting
window ruther beige
decal
indicate
mailing
rift
pole anderson choral
spride
lili evelyn
imrankhanpti
...."
kered
undp
waterfalls
sears
lemans
worldseries
riel
anie appar scorers
lamp athan
physicians
quinoa
refusing
vuitton
unleash
sla
pati
shouts
intentions
foamed
european neighborhoods
meer manson
duh
brat cones
bowl kazakhstan
à¤¿
inappropriate
delhi ketchup
fulton
sys
consult
garfield
togo
fml
fled
bds
facilitate
reebok
selfie elevate
activate
bible cawx
bys
camille
syou skool
hert wbc
pledges
recorder
posh
acre soaking
matil vsco shootings
plar
econ ðŁĻĮðŁı» rashid
ubi ðŁ¤¤
swinging
wipe
raptor
msu musicvideo
durham attic
aparty
fetus
activation
aaz
motivate
ðŁĴķðŁĴķðŁĴķ
jal
à¤®
agon scheer
stalker
foster azzo
telegram
vigor slaugh screenshots
entrepreneu kristin
intention
chilli fraction
dona
gea
tcu
site lak
emil dnt
boro wilkinson
recu atoday
tanya
blanco
cdn
brilliantly
gcc
acc evacuated
therine denny
caitlin
shepard
pouch
handheld
southeastern
haa
Ã´ resolutions
ledger
srin rar shattered
chimney
imwith meteor
handled
rake townsend
enhan shipy duct
twx
inflammatory
warhammer
theatrical
gros skar
scotty
niel
tito
tini
connection
_.
goldenglobes
shaq
ðŁı³ï¸ı hallway
fronts
effectiveness
glaston dhs
expi toh
cpl
scs
reo
hag resemblance
horan
abusive
quer
virtue
cholester aq
shane mce carriers
distress
rewind
Â¡ voodoo
intact
anno
ðŁĺ¤ piled
adia
ãĥ³
enow
digs
lightly
goofy
turbine
governors
conte
reopen
pah
ive crafting
sweeps
jodi
ande zucker kawaii
oko vai outline
kristi tsn
inspo
quint filthy
lynne
listeners
departing
ord tweed
,&
alek selfish
norther recognizes
ips
bes aed
wills
peat
surroundings
monuments
aisle
becker
lav
quantity
vah
helicopters
tucked
alvarez
shape obey
additi roadside
mite
blers
epage
jau ignorant
bins
lulu
xo cfo
eeeee
apprenticeship
sheffiel toi
hok fakenews
deploy
aidan
huskers
ãĢİ
westbrook
mister configur carr fica
proceedings
haw
steak murderer
payday
ajo
pvc
donates
biaf nomnom
beit
kali
xrp
ahmedabad
semic chey xtra
antwer headlining
squares
rounded
fluore bold disasters
amoo
generic
cranes
briefly
gig austerity
anticipation
forti treasurer
canny
cecil detected
checklist
à¸§ pamela
barbados
anfield
hearty
txlege
perenni arrog ingram
âĹı
tyne spoon ration amba
mbe
camel hhs
yorkshire reflective
freaks
tok
judo
particles
dubs
banjo
accreditation
proverbs
overdose
integral
guang mcs
supercar
afb
alvin
ails
xtre staging
twent rabbits
maro instem
doll cray
santana
bleach
minions
cheap mant
divers
catalonia
lois
matri cougar
kayak
egre pso aia
å® charlton
tracked
scari pett fwd
xin gravel
bric biggboss
arden
hugging
palms
stv limb themovie
handicap
rime
zai
stub india lithuania
rhyth pita
macedonia
highered
bridget
schwarz skelet hikes
antarctic
cps
mashup
Ð°
nell chandra heir anus
sheridan
mimi
museu becca
anir barrie
diocese
comparable
ðŁı³ï¸ıâĢį yukon
mep
hormon meric
alf
conquered
christchurch
ðŁĴĻðŁĴĻ
hazardous
pooh
conting retrospective
parame nair
consor hotra
astonishing
caterpillar
uman
tism
tvs
servic croydon
morales
cg cum
teur
scanada
sall magnolia
elise
thour
à®¿
agomez
phelps
ë°©íĥĦìĨĮëħĦëĭ¨
whos
weaving
sisd
proposes
crows
presale
economies
bernardo shahid
airshow
mccann
horticul nrl duel
mongolia
toulou requirement
structured
edi
olives
hea cuter
Ðº enthusiast
harriet
dominion
submer ðŁįĥ saab
nesburg
moff defended
burt
rewarded
goldman
optics
khalid
households
buckets
cecil
chess substantial
efl
operation evaluate
stn
recession
lll
tomas
truths
akbar
swords
pact
embarrass hao
ayurve scripture
nycc
opt
diameter
scented
organizers
relat hae
dreamers
dese ðŁĮ» restricted
nale
rhp
dolan
munster
haired
consultants
joints
humil dill
relentless
tÃ© afil utilities
japanese condemn
petite
collide
qf
peaches
courier
lore
âĺİï¸ı
reliability
chuk
ðŁĻĥ stures
gether
hostel
bier -_-
âĩ eze
tailo dient
bluff
chuffed
pilip monarch eem
buchan bick opau kups
à¸¢ pistons
spins
mand
cest
burne
vile
cherries
beckett
needles
panch ëĤ hahah troubles
insists
doyou gmc
mortar
delegate
inn ganda
sinatra
à¤¤
speeding
pupil
premises
alignment
pikach asus
jalan
Øµ limestone
folkl parmesan
ceil moy shawnmendes
acup
hust otes
medina
madi
gtav
censorship
arg
sweeney
sykes
colo
footsteps
canned
advance gtaonline
healthyliving
ðŁį¾ aig pality
ocs
hebrew
imminent
berkshire
jeremiah
outgoing
baker entrata
maids
groves
boc adel
mfw
conscience
armys
nutella
contestalert
novelist
lah banker
marquez
ðŁı¡
toff
outage
grp
ðŁĺŃðŁĺŃðŁĺŃðŁĺŃ
muscle dudley
nvidia
midi
muni essays
datac carter à¸£
tans
ives
publications
aler
okwx
ilu cutt harp
outlaw
lutheran
brill bolic
dowell
greenland
besties
pathi
payton
guest harden
ðŁ¤© anned
evacuation
poised
mcder bhan oi envelope
cid
cavi tapas
bookreview
greyhound
âĻª feud
lungs
forte
raider ffer onix
depend
ynwa
relating
devs
ðŁĴĲ acquires
dha
jyo privati canine
kb crab sardin imagining
kj empor downhill
nez
taeyeon
nickimin gbp
àµ wap secco
mashed
ðŁĴ¥ðŁĴ¥ augustine
dissol dictator
âĵ viper
edfringe
vaux hardwork
booklet
nox
chiff ðŁĴ¨ observations
xboxone
usher
keer lup
dallas calgary madra dious
kbs
woodward
heroine
lumber seaworld
ows
mcke maverick
gula
crossroads
fang
sade
nikol cheetah
mec
ppg
erick ðŁİµ toxic bjj
viola
spire
chino
travis institutional
haas
lowry
wac eae
humid
mpton
ruck jew
cine
zimmer sef
bharat frees aamir
ðŁĴħ zinc
wane
multiplayer
royalwedding
eel
precipit query
kimberly
isabel
fulfill
igan
vaul pane
scy digit
gunn
utah dogday
fion xiaomi
dac
elast chavez
roblo gine tenth
abh keto hurdle
nadia
memorabilia
habs
quan
hw hvac
pixar
eccle kramer
accuses
ðŁĴļðŁĴļ perse meantime
wahl atletico
âĢ¢âĢ¢âĢ¢âĢ¢ ottoman
novo kus
connected
trusts
dmv
spencer rahulg dove stokes
bologna
enthusiasts
Ãª rockstargames
tedcruz
duras
sacked
latex
immersive
cert
lucin principals
fares
sails
farn ament
saffron
quentin
checkpoint
ferris
excur ðŁĳīðŁı¼
bailey seh terre
madam
sband
wanderers
cumberbatch
yyc digitally
blackandwhitephotography
rollin
moroccan
ðŁĮħ
dinner dwell toom mye ezra
cpfc
warhol
meer
jonah
noaa
sgate
soon secular
gating
tio
driver sissy
assange
tath edmund
bobcats
raji postage
studs
mgm
kato
edinburgh meetthe shirt faa
mensfashion
spreads
wim
carts
phoebe
jars
botswana
ÙĤ edwar skar rive gusty
ctv
ferdinand
sutherland
nickiminaj
kv sius
beech
rez desires
onial
campo
quarry
lorraine
gilmore
iggy
µï¸ı
hopping
aviz
ðŁĮº unisex
dedicate
attitudes
steer
junkie
railway yb
whisper
keyan
kus jug
dix
ains
summon ovich
syed
herald maison
meded
wildflower mainland
risky
rukh
overlooked
kic
destroys
naman
kip zano
championsleague
bandit
quincy
smile calvin openings
tapp olulu
spectro accredited
apk
praised
barnett
pollen
premiered
selenagomez
toured
screenings
uuu
miso ense
adamlambert
guelph
haryana
hutto lear
ltc
poached
brexit æĿ ttc
pavement
mongers
roe aders
lington participant
cared
gail
yates
lantic
dashboard
joo
felipe
ssionist
bum send aeri thugs
lucifer
ahe detector
filly
gasoline
hamper
humpday
theta
theband
forecasts
ohhh
lobb holl cpu
azu adar hailey
bub cart quoted
anarchy
pancre twitart
alden
stash
theless
orni beliebers
mormon
particle
aviation â¬Ĩ webcamtoy
saddened
cruis hamlet
nct rollins
marquee
sawyer
reliance
aura
diec soothing
signings
akis
Ã³
atkins
aerop ðŁĮ¿ yab shari connol dubbed
manufacture
convincing
feelthebern
rau pulit onec gemstone
urging
bagu gah
acids
fianc zodiac
snoop
herrera
initiated
venge professors
prodi stronger emission
bba
halle tapp
hawan
whim competed
myrtle
irport
coldplay
ache skep mson ssic calligraphy
swimmers
mey
ppc
thrift
poc
replaces
commuter
âģ¦âģ¦@
goers
logue
paradig baskets
sensitivity
johan
atlantis
&&
suitcase
anxious
lh stri
galloway
stread
warden
grounded
fficiency
lifeat relic
disguise
islanders
fcofficial
classicalmusic
bmc
enfield
bique
oakley
batman slaying
nerves
multit calcium
projector
scottsdale
antino
grips
kimmel
desmond
protestors
hiatus
metabolism
concluded
presser
tipping
slide eto hunting ausopen
rik
ppery
innovators
pitchers
agger fungi
zad
prolific
rocknroll
blames
ctar
stamford
qad mozzarella
insanely
denver phouse
nomad
ï¿ sris produ henley
pagan
amtrak
rubi incl tutor
scotia
woes
singapo funnel
turnbull
knowledge grimm
realmadrid
weare
missiles
consol emojis
sneak smiths
ruiz
brou iel haver ðŁĮļ
kingof basilica
circulation
printers
tapping
ridley
dragged
haj writer fundamentals
personalities
metre
stereotypes
burle bestof nffc
hath ministries
aali tracing
paved
łï¸ı gic inspire tug
hare repeated
expon lolli rhode
precin installations
instagram azar
ies solely
dukes
missionary
vanguard
fursuitfriday
ond polari mast
haran
josÃ©
jacked
ecoun alities
neph ravel
moderated
scow sfb
uruguay
aso
nig audu pints
latina
benz mitting
charted
matology
citro biopic
ðŁĳŃ
djokovic
foxy
aguil soto
anada
sinking
scrap hairs
bethany
factfriday
ðŁĲĲ
unleashed
)(
contradic ramon
coastline
yong snsd
ligan
pome mitage
gett
wati
risk soaring
brush fpl
avan åĨ larson
shear multil blur
multimedia
chunky
pari
nani
weird cholesterol
charles dreamed
tanning
puzzles
fram handball
chag belize
alu
bangs
ÑĦ detectives
mcg
ishq bothered
safc
mping
teneri gays
sailor angi multicul guessed
rosÃ©
highways
broom
chattanoo -'
seeker
oned atf
luc
><
bari
percep jewelry asph sorrow
sling mammoth
jackie ë§ wiltshire
sao
cancell impaired
torial
breed guyen
judice
title prospective
applicants
ðŁįĬ
episcop eid byo stockings
ðŁĴĥðŁĴĥ llp
snag
keepit lough
olson
maturity
!!!"
copter
isha
bli
wilmington
tryouts
thai ðŁ¥³
pebble
kraft
fp Âº
ssively
livin
contestants
textures
joan hdr
filmfestival
provence
wido opend csi
stown croati adjust
hostile
analysts
ilan
cuppa
brum
newfoundland
goodwin
mett
mallorca
plugs
buk bbhutto wrestle
saire
shopped
forza
lehead
vivo bast roxy
regis
hardworking
honolulu
despair
youngsters
nig
impromp rolltide
deemed
treason
rushed
forged
fff
pikachu
briggs
doit
accent laus
glaze
competent
aho photog
midfield
lego harvard minorities
reilly
sliced
onceupon initially
financially
landscapephotography
hardro quo
mmers
parkinson
smugg readiness
brutally
gloucester mped
bbhuttozardari
murder yed dataviz
srt
downing
bians
mÃ¼ fleck
flipped
sly brilliance
rim kum
bubba
koi
knitted
sorg
mais
ðŁĮ²
tiss sustain
sensu akhan
ziest
examines
chardonnay
username
shortlist
rebs
ono daring
hardwood
cheque
righteous
lightening
dirk
shradd dura downstairs
shal
amigos
ruff slaw
ries rednation manus
ðŁĩ§ðŁĩ·
distinction
ubun duran
migra thians
laver domestic kx jazzy
justify
belonging
insulation
colorstv
drunken
channeling
quand
xiii
enlighten kano
fatima
teenchoice
terrified
pba
asley
metmuseum
dune
packer
kio ðŁĴľðŁĴľ
boiler fascism
armored
backgrounds
inmates
embarrassed
defines
thd
wego
silicone
loon
elding
borrowed
hemp aksh kawasaki
bry
deaf killer disposal
ðŁĩ° glastonbury
uncovered
oxide
poff
dant
kj
kuro drizzle
peoples fee propri ddlovato
piggy
otis
allergies
ubis penguin sera
viz prosperous
icides
tornadoes
senegal
webcast
stored
enchanted
bbcone
bayarea
entrepreneurial
rednationrising
experimenting
angan
lotto
theyre
pore
erp
serene
eastwood
brokers
barge
stallion
timberlake
tailored
dystop bate
lators
dixit
branson
dynamo
kylie shameful
btwn
springtime
mixture
sounded
luton
dades
mala
opra
enic
rahulgandhi
sewer
~~~~ kyu northeastern
caer bcu
nirvana
kitchens
ousy
alm
riverdale
hidden flint spd
patrons
katyperry
augh exhibitions
smc
shuts
atore
dain
something berth
bog
porter gento
concussion
anglic rowe
grilling
scarlett
mastering
mornin
commented
sime sizing
christy
ceos
stm
atry
tariffs
vacation prejudice
psu
parental
farage
cana
capcom
kosovo
youre menstru stalin
grapefruit
bran
chesa daven excel !!)
à¹Į
distributor
cea
bridesma millennial
wain observing
misery
planetary
exposing
braised
compton
dongha ql
springsteen
thul sylve cabo
palad nielsen
gazing
baja
roud
orchids
johannesburg
seman
dji
operative
affection
eclectic
atc
mutant
awx
nice melbourne indulg tulip
diaspora
welp
biggie
mississauga
retriever
oran
tammy
cta
hippo seasoned
germans
engv marvellous
imf
relays
montan mauriti meister
assurance
reigning
sufficient
hane
nothing posse
navy inlove
brighton enqu chung
sweaty
esc
caled mans nicaragua
slices
mocha
washingtonpost
bbn
damned
growing enburg
loan mes whoops
believers
spiel vodaf lat
sled
cricketer
browne
golfers
barra watchers
luigi
swamy
moms pitched
santor crs
sire
scamp
bode stewar jonny entity
pacqui mindful
minindia
bearded
tempt
scorpion
eaton
authorized
arto svp
opathy
cchini
housemusic
disneyworld
âĢĶ@
propose
diy expense
teng
puppets
smel daca
perry finn boosting
leftovers
cougs
satellites
many aze
gong
fie methodo ferries
ðŁ¤ĶðŁ¤Ķ
explorers
loader
attracted
ilton
goddamn
piazza
doctr saving paragraph
visualization
mayors
workflow
ackles
ðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤ à¤¸
twerk
clut lover teases
sian ote deterior accord
lfw
swarovski
natal
traps
kina
analyze
layered
beverages
unit ransom peshaw destined
astrology
sipping
mileycyrus
camino
marshmallow
bliss outback
faq
intoler humility
poppin
halloween montene ophy nun
tattooed
aas ðŁĮ³
daley
quality dusa
fishermen
swif terrac stau lein
trolling
shipment
gardener
marchmadness
headband
grt
burnett
wand
!!!!!!!!!
ghe
dux
hud
warner ðŁĩ¦
exile
rescue rata
dhan
ducati
drown
blends
spie alligator
simultaneously
brooke uke
khar
communion
rika
fordfc
chinatown
yourown mey canal systematic
depri oxford anil wut
equation
bez fleur
thegood langley
adity edith
alfie
Ð¾ÑĤ encry brill
exemp cesar
mbling
abri scicom jing
schooling
mika mechanisms
impromptu
rhea
moore crimea
besto wright elders
rods
kamal
folklore
beet
minion
relieve
thro
teamusa
pascal
madewith bolivia
itti
freebies
desired
bestselling
liness
laden
keane
mists
hippie
attachment
@/
sew
flanagan
âĿĹï¸ı supremac stlcards
sias
qu
rhys
steep valleys
vw paving
dispat alison porte
idu
newsc socket
mos costar revo proteins
stanleycup
mcal earring
secs
mclean
capric nickelo aden vc shouse
adaptive
maximize
entertainer
prose
griffi sixteen
lamar mirage
saudiarabia
aweather
rust infiltr fashionweek
ðŁĺĬðŁĺĬðŁĺĬ
selective
bubble aden
fennel
decisive
mta
mocking mbles
stamp mule
bernardo
grin
pott jingle
vettel
colombian
camo motivationmonday
bahan
ply
dhary
kami
xmen
sleeper
gara
mysti confidential
conflicts
pneu ces insurtech
cleanse
merely
vais
tux thegreat sharon maj
hola
ecosystems
ajay
aaj hush
harmon
backtoschool
wikileaks
reflected
ðŁĺĵ
commemorating
acet buckingham
messiah
tuous
hornet
tobe
dq
heine mig
plate nicholson
spie
cumberland
normal phobia
happyhalloween
cityfc
mcel gillian
keto
lude
demise
suga
strate
mcgrath
visitscotland
fooled
cbr
gcse
colori potd
missuniverse
finances
mapoli
forks
Ø´ cannon medicinal
ðŁĹĵ
kho
wreck panto
bagel
gull
syndicate
icy prc
kien
zika
tish
peta
cco
liza
chut extraction
elg gli
fueled
posit respectively
leicester brink
vulnerability
imported
esha
ðŁ¦ħ
rural rell gaming atlantic abandon
noah resolved
prostate
allergic
psd
âĺ¹ dungeon fangirl
illuminated
mhs
whitesox
dently
cko
endorse
overly
dazzling
prioriti nightlife
util behave
flamen eastbound
ðŁĴŁ
iloveyou
govuk
mozambique
allegi dri
testimonial
aths
ì§Ģ mmy shabby
prosecco
friendships
calam damages
offset
jurassic juno
arrell
ðŁĴ©
interventions
daredevil
carver
runaway
rane
trustees
haute
depths
ðŁİŃ
mein sacrifices
concier nesting
izzy
metam ilovemy urine
dulu malhotra
veins
nightly
coat andi hewitt
lonel cible
write jennie
santac ĸï¸ı
strato singapore soprano
kristen cheerful
fleetwood
fairi meli wast turnt
sforsale
scrolling
angelina
rendition
jericho
nicky orb flavo patriot asheville
sickness
refund
aggression
bpl
ãĥĥ elusive
thistory
hanger
buffs
villas
atkinson
sph jait declined
wok
supremacy
ootball
eyang
ðŁİĵ sford
athi
consume
roadster
eso
upro recipe auf
uci
aron
oooh
csgo
reich
mcd
minute ladies punk rutgers
meek
arizon taj landlord
degra autumn lynx
usf
bhi fairytale
donghae
betsy
exploded
chennai opa
protag brant ðŁĵ°:
gf palli ðŁı¼âĢįâĻĢï¸ı
sut
illini
columnist
shirtless
decentr searched
ecor buggy
sack ðŁĺĤðŁĺŃ det theri ornaments
bringback tov
quarterfinals
iche constra gier
buchanan
vix kayaking
mustread
swallow
melb
scaf opal
mayoral
harat
ðŁ¦ĭ
schedules
idf
hague
roz aah
dmc
duplic cache
orphan
fracture
recon
chav bunnies
alain
mustafa
ðŁİĻ vacations
dynamite
texted
broadcaster
ðŁĴ£
steamed
rocker
dietary
luxurytravel
inaugurated
sawards
vaughn
lincolnshire
clicked
kraja
fanc removes
layoffs
mcfar breeds
winnie
jonghyun
incentive
variations
patton
aturday
persistent
prun piers
dales
æĸ breastfeeding
rance
tawa
Ĥâĸ murdoch
captive
thistle
nica
commodity
couldnt
boardwalk
gracious
practitioners
ngc
scrum
nero
camouflage
colon
hei
physicist
saturdaymorning
tener
siwon
columns
brune yvr
bair retires
halam caber shazam
minu cascade
milkshake
grid dren vincent sodium
platter
cheerleader
chenko
yak
eliminated
typo
yman
rethink
âĿĹ
tsville
bernardokath
extr ðŁĺģðŁĺģðŁĺģ
tao reper moths
empowered
citing
transported
monks
sanat clears
bachelorette
campbell rachael
harle handler
climbs
interference
release shand rbs
hrh
ãģª valle
rÃ© slime
wakes
chubby
sloan
elves
athen attorneys
microscope
stoner
scaling
obe
cout seman midweek
balsam ðŁĺįâĿ¤
tiful
vish
lotta
ripping
remn tire leap havent
laby himach whispers
wein ðŁİ¸ wildflowers
sele ucc
liability
azine
swings
kya
tair remain edo flops
pocket grandad
examiner
gris
ffect
ðŁĳĬðŁı»
studded
heartbeat
deacon
firmly
infectious
stef outlines
leasing
claws
sense tabs
hoot
mosul
spawn
coa
hogwarts
vein
albania
manuel bino vauxhall
scotland gobucks
matty
physio
torino
constable
investigated
slower
mistaken
bayer
wildfires
voic xon timeto chassis
barric pion
baldhead
wook
registr drafts
bhs
ligue
lick staffordshire
bafta
darry jeanne
vending
corp âĽ³ï¸ı
kiddos
fenway
cao
westbound
ðŁĺĻ
dvr
quicker
blah
goodie
ðŁĴĭðŁĴĭ
vox esper facade
correlation
redbull
roup
declining
chive
mcgee
turo
inder
feller
fug ilysm
mardi
peshawar
kieran
inema
meatballs
peck
depressing
sensing
giz ddington
springwatch
roaming
yellowstone
horseshoe
amman
weekday
olor
ðŁ¥° boosts
sprint scarves
jee beetro clan allthe ìĦ¸ë enlightenment
adobe regeneration
?@
contag yachts
tou
mora
envoy
rani goli dhanushkraja
woodworking
strengths
sedi discs
arina
scon
lite another ðŁ¥Ĭ
yemen guern savvy
loyed
biomed heartbreak
comrades
millie
patch unf jarvis
blaming
commemoration
gey
å¥ cardiovascular
aligned
document .?
aesthetics
emu
theirs
leh
psic sif
plateau
expend dominating
robes
mauritius
exceptionally
homer discoveries
braun
tennant
insulin
ðŁİ®
carbs
teas
?!"
zie francois
browsing
thol clarence
helper
obtained
cassie
lees !,
pomegran hubs
prestige
][
macher
bottled
punch pipe och gallons
deliveries
ura unday
monde
depicts
regency
outrageous
khaled
caro
hearti zag
developmental
overcoming
statistical
flavored
fords
creatives
laurence
dias
sunscreen
inked
preacher
nul impacting
autistic
âļĶï¸ı
oss pelicans
celeste
vb rump
mcgra fairfax
humor bbcnews
rowling
calder seamless
agne pti mixed tshirts
merci
btob
womeninstem
genealogy
preven lour cradle
giuse Ð¾
chrono fairness
chocolate tory asda
prescott
stretched
alman uil
recharge
intre obst hospital hayward
tenerife
friedman
vaping
confessions
yeah balli lucknow
corpse
sculptor
ampton tpp
indicates
surplus
truman
ðĿĻ sinha
invo sovereign kev
establishing
engraved
assuming
ðŁıģ souza
fabi toned
ounge
deloit downey
noble omor cartridge
ðŁıĲ
uhur holloway
successes
rsa
âĦ¢ mazz twd discourse
.<
yat satisfy
compri à¤¹
graphite
dissertation
arter íĶ bally
zombi lyons
aic ubc
prada
eil dax
clai granddaughter
extravaganza
challenge ðŁ¤ŀ pover
primarily
daddy mana bikers
inquiries
daun feline
generative
hef benefiting
lindsey polka
demonstrated
alle
randy osu lowkey
weirdest
redbull oury
nous
woodstock
credenti nicer
gado
alyss aph
preparedness
stationary
incorporated
dyer
saratoga
celesti :" antibiotics
orgs
indefin apron
Ð¸Ð fifteen
nof ðŁĶĿ
phx
tega
mz organizational
onair
bandung
pleasures
mori
secretari raccoon
cashi pilates
kon
geoffrey
lao
kamp
departments
backpacking
anam Ã« crackdown
aunty
ondo
lizzie
phers
cun
ðŁĩ± kpop put intentional
connolly
barclays
hsfb
swindon
uku sally aint âľħ penang
uplifting
epilepsy
interro bungal goku
blueberries
à¤¦
ussia
silky
moured
istic
briefs
meats
gob chaser
statewide
prasad
glitch
arin banff
member ðŁĺŃâĿ¤ï¸ı
loving halla
à¸¡
smokers
yaku scicomm
physio swol lemons
gelato
chool
capitals
kistan
tights
spikes
travellers
iklan
commissioning
arine
emabiggestfans
emphasis
frontline
paddock
destructive
baha linger
jewish shetland
mcgin monkey koz sone
rajini teh
yen cvs
masquer girly
wesle wasnt
brody
terminator
gille maggi birdie
jeopardy
cubic
vmware
intricate
anup topia
easton
sabres
investigates
busting
bilingual
valentino
informat ferre adventur hydrate
forsy aziz
santo ede whistler
continuously
dham unused
jihad
addictive
vidy dob ido
fied niversary
none fuer ðŁĺįðŁĺĺ covenant
printable
immaculate
oem
clt servants
consumed
unreleased
scum
packaged
mere ìĦ¸ë¸ toby taf spoons
meal fball
fairfield
janet silverstone
dartmouth
followme
voyager
kombat
anniver enew magdal hove
sath grizzly
cardi
gartner
sandy kanye posture
poign impulse
radiology
horizons
siam aishwar ==>
noche
tris
elyn comme
dui
cec councillors
cuddling
creeping
locke
manages
transferred
necks
dier dano
vick
lunches
dhe ensures
criss
ulster bannon
contenders
spam sweetness
medal honduras
arctic ultrasound
infr discovers
eiffel
casters
ruben
dust aweed
atrium
lestwe seared
ðŁĵº:
tyne
exchanges
littlemix
lle
astronauts
hershey
workday
knob
sov
resigns
todayshow
derman
anth
afc taster
swoo saeed
pering
narrowly
rnli
bestbuy
panasonic
obstacle
farmers ðŁİĻ
pawan kiest
angers
absurd
ohmy sino
pistachi spice giuli primetime
kow kens
exagger !?!
uba
middles judd
ejec slammed
pensions
ofa
recreate
bhp
xxl
liverpool thresh purity
nieu holics
wrath
rado
glio
amma
dilemma
cru
letsgo
....@
âĿĵ
suggesting
trumps
horus
fv icom
referring
predictive
tarts
gette
sock glossy
pinky
alec thyme
oura theroad
petr cram pfi dvn
meier
incentives
tunnels
mobil
recap extras
upright
revamp
perseverance
,-
otp
mirror arwx
gerry maher
gor
homepage
amis
agra
madele bestfriend siriusxm
bundles
admiring
tdsb
ðŁįģ chas
slowing
roh
wallpapers
âĢ¦/
tekken
gangs
tala
lindsay shoul linebacker
toolkit
uranium
calyp abrams
matthi ðŁı¿ honourable
dayo versail tank stc
fritz
splend patag annoyed
onday
devastated
chattanooga
nationalism
massey
jenn
tailor
devgn
organs
zucchini
onfox
satire
wexford
disgrace
noto volta âĿ¤ï¸ıâĿ¤ï¸ıâĿ¤ï¸ıâĿ¤ï¸ı
à¶ homeowners
pointer
mcr austen
daysto moons
palma
grazing
eso influencers
shahidkapoor
compliant
measurements
develops
yd parl
pvt
randolph
tortured
gerald elias
deepikap warmup
hickory
gap coffin
amour
reneg mounting
sevens
igle hier
decad tright
escapes
werner
tfl
fulfilled
niger
sourdough
reaper
chooses
spinner
weeknd
filtered
shuk kati
oldham
opensource
khanna
atelier
connec ophobic
glas complications
arson
councils
smol assy lurking
lingui hanks
ein Ùħ
rugs
nguyen
nouveau
menace
lev
aladdin
ruining
roundabout
km conor shoops
mayday
traumatic
prabhas
kaiser
kita
router
pedro retar stunner
spanish disturbed
academy elearning
witty
seng
feral
avy
stab
keaton
urdu
koto
hui
cooke
arian thepersonal uma seap asting
rhetoric
handwriting
municipality
consortium
ðŁĲŁ
glasgow raya
eliza
polymer
broth
practi correspondent
addicts
gayle
ailing
ofe pli heartw stitch sightings
priests
samo sloth
goodwood
rocco
sabc
summit lace presley
itten cincy thepersonalnetwork
sweek
pegas afcon
registry
cim
leth dicap candice
fluent
smack
pedestri aloud
carac priyankach pgh
irons
dolce latvia
deceased
therock
clap cene
foam morrissey
gret essentially
comcast
beagle
argues
inged
-âĢ¦
sag
hasan
ðŁĻĨ ðŁį°
nhra
kannada
indicators
oner brixton
atas
screenplay
sorority
shaheed
heem
classmates
tainment
esi
breastcancer
zuckerberg
auror encia
refers
kaeper vortex
compart lymph photographing
steff restling
parsley
momento
thman
lacking
dutt
oculus
fino
frenzy
rasc dern
dismissed
nook
metgala
shill
raphael
mavericks
exhibits
eagerly
cpa
amenities
.âłĢ
exodus
ernst
lita
dealt
womensmarch
iain
scoreboard
campeones
cen
tiki
garrison
fidelity
brag
roadmap
psychop loe bleu
ðŁĳĬðŁı¼
sauvi springer
temptation
rudolph
acura
wicz
parachute
strol lenny
zik
doms
nbaf alpac vivian
rove
preet
perpetu snake airsoft
inflatable
princes
atie
ffey
patient mire
chelle
slack
groovy
#:
uploading
!!!!!!!!!!!!!!!! siemens
provision
vfx
needy
fats
topoli
bhutto
sathletics
alums
twinning
southwestern
adopting
lastnight
manne laga
twell
acia
----
eyewear
hurley
flee
sach pecker
costly
isk
crates
policy erosion
ingo werk
ðŁĲį
tortoise
therapies
internet chihuahua
rips
frei edor taiji
tfc
dod
dempsey
christin cheng
hips
graeme
compassionate
cavaliers
historic soulful
criminal jac
vinci
expired
surat
turismo
kona
seaweed
berts
leica
expressing
aal
wort
breakfast herring
amused
rhubarb
martian
cosplayer
yash strial
raul
referral
dwts
jw adler
curtains
gur
valence
tyrone
swfc
coached
reborn
diabetic
choke
norfolk investigative
ðŁĴ¯ðŁĴ¯ zid vmas
phie
objectives
âľĭ
overdue
divers matsu ðŁİŁï¸ı
casualties
à¸§
alk standardi realist
artifacts
pandor kex invin (!)
iney
paraly mrt
faye
thevoice
onga
deed
skinner
azwx
specimen
priyankachopra
nuevo
barkley
toulouse
resumes
footballers
citi
fetch
Ã¨re
lestweforget
ðŁĻĭ
chunk
drifting
manipulation
equals
putt
kyungsoo
âĿ¤ï¸ı#
elastic
parano foy
doping
cincy
ssler
interrupted
alay adores
amethy convoy
ãĢı
Ĭãģ blacklist
generals
sachin
brushed
ounces
nonstop
illiams
btsarmy
uav
ruff
burma
bik defence schultz
boasts
loneliness
gore transforms
alumna
@@
rappers
nehru
caro himalayan
wearables
geh peppermint
redevelopment
flamingo
cosby
bigbaldhead
agri
barefoot
scopes
regram
ghana ðŁİ«
iheart sadie
carrie microbial
kuala
skater
querque
âĻ© genres
reasoning
chased
aso slipped
encan vamos
kers adverse
moil
commodities
withyou
silent hype ande
amination
whispe litz
âļ½ï¸ıâļ½ï¸ı riff
ppy lambs
ganesh
absent
regulator
marseille
enroll
parcel
wap
byrd
ðŁĩŃ tuber countrymusic
parl controllers
responsibilities
wey chate montenegro
chico
milan lms
trainees
appropriately
uncertain
poppies
edsheeran
nutritious
garo
deutsch awesome ãĥ¼
comfortably
landmarks
eti
reusable
danielle rosal coles
justic ccs
fanny
nim mcu
clinch
atene merge
imdb
anglo
uccino
panini
annot burberry
feature predicting
fashionista
sask
imaginary
mmo
southsudan
spear
hubble
jointhe coyotes
sligo
kodak
sitcom
polaroid
rooted
corrup ðŁĻĮðŁĻĮ
brisban atz
ahl
remy
talent avalon
rada
pauline
locomotive
goons
nemo
maserati
icu
stutt historically
smb
presby avoid sooners
rhinestone
wad
rising trot
modes
regent
optimize
reece
smu
verti newyorkcity
cortez
rac
incase
sinc
fielding
etta
tiffany almonds
saddle krat matter glow starving
glo
crappy
slur std
monitors
receipt
maymayentrata
mcil unis rainbows
caldwell
pacquiao
jop afe hook essen
wizard median
flaws
coms
âĿĦ
ingh
haynes
antonio templates
outer naw
cardigan
belgrade
ðŁĴī
homo
aise
ropes
nove whatyou trigge conception
adukone
nadi friars
swer adjusted
hotline
sanity
kaur
downloading
cgi
tenor
ethnic appalach à¸¸
pag
golds onset
investigator
cartel
peacefully
jarrett
catalan
polio
num
frustration
dharma
mylife
âľĮðŁı»
aberdeen musa
binder
sparkly
fleeing
instinct
coping
dominance
illers
era uconn
looms
livingston
gali
hes cma bela
seley
monk lach marx Â´ merica
womanin essex raina
jimi
neptune
zack chinese martins
chandelier
hern withus
earl asphalt
modules
stp
ulla
psychiatric
mileage
captivating
sider
mento
mort
trance talbot
abby ìĥ âľĮðŁı¼
jak
dawn turnup
screwed
feds
blueprint
ðŁĴĸðŁĴĸ
harsh eros
insomnia
bankers
taemin
misconduct
humber gidi
eduardo
cona
muscular
consuming
rash
donnie
dipped
collie
samuel meltdown
ðŁĺįðŁĺįðŁĺį mez examining
schwartz
pristine
ðŁĲĿ veit
fulfilling
anesthe guesses
draft somme
solid pational
hoped
evolutionary
aller
entertained
slips
ludwig
concludes
sensible
bonnet
craze
tras
hazards
constantine
edics
startrek toc
occupational
incheon
deepikapadukone
pizzas
newcomer
depart
oppression
ebony
fossils
trojan
elen steaks
khou
positioning
ugby
redcross
akh
dolce
usmnt
ppen
dilig mavs
caller
costello
âĽĦ dyn
things rhinos
axi sarkar
convocation
atters
ssss fungus
eugen russo
squat
wsb elion
williamsburg
soff
deficiency
bearer
okin keystone
twain
calming
breakable
wares
horseracing
combs
bunting
uit tland
ðŁĴĻðŁĴĻðŁĴĻ
gastron sabot ickers
commissioners
senate iiot
athena
nitrogen
antony
erotic
dialo missou hypocr âľĪ
kaepernick
canv droo cleveland osh monsta
stefano
^)
shul poison hae commercials
maul nitro
coworker
aloe
vapor
tents
russian quid
questionable
midget
poker girlfriends
sinthe eritrea
tenure
deposits
buckeyes
spotter
theodore
trinity joaquin
ucci
followthe cafc
mpa
ðŁĲ» plotting
domino
taek sionally
dicaprio
pap
carmel iger btcc
bethle wwwbigbaldhead
foodie baghdad
masonry
offended
à· à¸ģ
scro verses
orient
arches
piyu knowyour gree
takers
guard dishon bucketlist
bhafc
wardly
ðŁİīðŁİĬ
leighton
pew
stray assaulted
inhal lyfe
amarketing
lx
katz
ubuntu
meo
cartoonist
turnover
miz
dislike
mullen
mof bland
hides
emerges
chorizo
trustee
mahog lansing
paralympic
faint
fauna
chal
snar cath
benton
castillo
slippery
apricot
oecd
baro
lz
heming clowns
coworkers
peruvian
commuters
yell
ðŁļ´ undering
vj
ttp
flipk wana
socent
ĤâĸĤâĸ à¤Ĥ
oosa
jagger
dism eless
dham
calif
aofficial
eclip harrogate
grapp comrade
ntr
concentrate
thighs
bitcoin belarus
ëĵ enduring
nowwatching
industrial pip
aron arat
Â® whitby
ooooooo
saree
ticals
misleading
yoon years sleigh
romanian
scissors
vampires
acup abba
thweeksary
centri flye uo cbi
buena
sind
marino
burr
rebuilding
à¤²
anniversaire
acca
ðŁĴĢðŁĴĢ getting tulips
wolfpack
âľįï¸ı
morethan takin
ðŁ¤ĺðŁı»
ube
monic doubts
mower
cobalt
donne speculation
arguably
kaku
https
prosecution
dinah
stamatic
disclosed
beverly flwx
crabs
extraordinaire
warmest
imperi ologists
traces
parc
lakeside
amr
teri
hourly
domination
arrow shrewsbury
ancestry
wrangler
triggered
pensac rooster
survives
aon boko
valor
loveis lag pey
focal
outlaws
blanc articho wits
marshall diego supportsmall uca
sah jeet
synago governing
ðŁĴ¬
salads
create miriam
censored
amide
nou
zeta
allegiance
*)
blm
rican
pastors
olympus
bloc
whirl starry
prone
yk
pne congratulating
bev
sober loveisland
sair
aning
tutorials
qe
lund inist
clever taxpayer
aliz wrench
ddling
capri
hpa
ðŁı»âĢįâĻĤï¸ı
naj oj futuristic
jellyfish
ðŁĶ¥ðŁĶ¥ðŁĶ¥ðŁĶ¥
celery
plank
fila
neme unhealthy
lections
ðŁ§¡ ritchie
nws
mikha wonderwoman
âĢİ
hipstamatic
kag
ðŁĴľðŁĴľðŁĴľ
poultry
mow words loff
ðŁ¤£ðŁ¤£
relatable
remixes
kenyatta
kem resigned
fod straigh jlo
hutch boxers
colleen
mags
instructional
kol
attracts
prag accountant
goggles
bru
thole
marrow
leuke octo ponds
bubbly
heist
ìĹĳ imp
ahar haunt
hallmark psych kkkkkkkk columb jumpsuit
costco
sidelines
aggies
overturned
nib
keychain
fuk
faf miam assistants
cycled
rider dammit
redwings
mages
kins ìĤ hod sont
caroline "'
cule
braid
felony
arities
rutherford
depiction
isabelle
roach
kday
fifthharmony
emy ligam barista
albuquerque
gross ðŁįº ooks
ðŁĳ¼
duncan tryin
jags
gould
litho âģ£ Ð°Ð sammy tung
casser apolo aaaaa
mang
asics
shen
pye turbul ssp
saintsfc
onlin nanny
hester
doz
à¸Ķ thread rents
khand
ðŁĴªðŁı½
unconditional
robson
carre phon
sacrificed
Â£ autos
parker oca
login
keegan
hardcover
doughnuts
ðŁĮİ spitfire
refreshments
saskatoon
commodore
jf rubber halamadrid
childcare
strada
iom
rik dakar
thermom cropped
garu
alik
veni
ift sika
rituals
zul ech
Â© sudan lland ime
docker
ì¤ feared
fao
walter nog
mutuals
lh
align
monia
conceptart
ðŁĻıðŁı¼ scoe
competence
swine
lyme
launch greener
abstractart
inquis granada
gaelic
fluff
dbacks
graveyard
babe academic adventurous
johann
~!
bibi
|#
plings
getty asb
âĿ¤ï¸ı@
staff religions
bangor
worldbookday
megh devin ashore
meridian
github
quiz allstars
bestest
irresi acker dote
warrington
polly
neworleans
crou wigs
chey
smithsonian
lasag detour
boris straps
mariah intentionally
koh
ðŁį¸
ssian
marissa
coral episcopal
casualty
tomo supplychain
samp ongo
roo
caviar
pfw
claudio
buffalo sations
matty snapback
lds
alarms
matte âĺĶï¸ı
conditioner
dors
hex
fizz
astri sussex security qaeda
allstar cocacola
asone
clicks
scans
mute
heavier
ðŁİ§ âĺŀ
lvl
bookboost
youtube flashes
fjor csu
explode
dodge cairn gonzales
thill
pelle hartley
renewable retin estre costarica
shipyard
ncfc
priya
aghan
anath
plugin
corey rebound
oru
katrin hormone
gim mahindra
ssus
parkland
harper fantastic inferno
epilo wrestling fect
cit
acoun tossed
monumental
chartered
bust petra
âĮļ wildflowerhour
sweaters
*.
bler atech
gowan
demographic
bral
suicide renovations
vuel sinister
armani
misogy pharrell
naps
uniting
crusaders
corgi
insured
thani
noor
gq
dada
bicycles
snuggle
schan tenberg
ssal femme
boil
½ï¸ı
reap
occurring
hussein
divid stoke shalom
naia
olic
frustrating
Ùĩ
igs
grover
scenarios
nds
brutality
medalli buon sass
skateboarding
onyx
lorry
nyu
gautam
mmings
gug endi
lothian
commando
chalk phora
assessing
tigh crunchy
aday isl
ciara
pilgrims
kamal pto britanni tani smc lure
appstore
aby
golfing
clc
fau
anas shutting
regulated
carnage
scowboys
allenge
cma
humboldt
relle
kumb heri
refinery
soundcheck
dwayne
bosnia
isp thealth
anniv
relevance
mya
baggage
dread
sbc
thed
buh
hijab
loid
kew
cte
respect lovelies
cubes
celebrate dirt savers
_,
garment
pulitzer
masjid
beatport
alarts
encryption
sner
pleads
foundry
symmetry
rumi
birthplace
scallops
supple pivotal
tati node sod
proxim trics
coldest
brent mandu
clair each andalu hiddleston
ðŁĲº
melts
vance
pinn sements
screened
sachs
obl icha âĺĺï¸ı
schoolers
healed
logged
ðŁ¤ĺðŁı¼
icus
boredom
bish
bffs
talking suresh
hookem
deon defl eileen
ðŁįķ womenintech
risotto
ranger advertise
à¸ģà¸ telly
lago
dartmoor
dong
skates
logo unner
mailbox
masala
looooo amethyst
chewing
cbb
australians
rcmp
gameart
#...
korn
extremism
fruitful
ancient pubg
polite
whit
murals
mgr
lineman
davao
stems
tennis avage
tupac
gigantic
hsbc
autobiography
upthe à¸µà¹Ī
regal figuring
kul
missy
hoop gras forums
backlash
abducted
pnw
minic butt
bottoms
aton veng
ðŁĮı
delaney
prabhu
fanclub
overhaul
healthye syno aaf
renamed
kimi
uncle mancity
seu
quanti esteem
umin
enzo
melvin
undergo
jhar farah
coasters
humphrey
mhz
childrens ^. dhi disruptive
integrating
rnb
oversized
aide neau
documentation
ðŁĳĢðŁĳĢ
palo
hearth riyad punctu abcnews
secures
boyband
birch juco
traff legislators
baya
ãĤ¯ noises
collects
swarm
kner
bishops
sturgeon
snapping
mol
freaky
chairperson
trop
lynch carcin artsy
esto chai flur invali sausages
imel jor
funfact
witter
punished
acons
hya
reversi emc
diffu zx
spaw clad
dmit holland fresco
payroll
abundant
stuffing
moro
cny
boycott wendy eleven provoc pilot trx
bead climateaction
rion assie
ìĸ osm islamic hoar goodreads
alici afternoons
spokesman
jolie
itas mascara
âĻ©âĻ«
prevail
beetroot
lujah
kli dodger
Â» rule ln scream hobart
colbert
rtc
erm
patro quoting
slive
quest nonfiction
seminary
prosecutors
vest expressway
gge
nautical
etf
ðŁİīðŁİĬ duration
chaired
thefilm
fabio
sheh cano ðŁĴªðŁı» withdraw
!:)
corpus
phenom yelp
lawn entom snapper
butte
pinball
proxy
libre
allevi nada
gabriel fowl
eureka
daphne
tunes punched
whore
jog
rential
manners
ope whufc
guth revolt
sneaker philharmonic
hoste sovereignty
ðŁĻıðŁĻıðŁĻı
fishing sciart
feta
ipp dumping
kelown giri
digits
salu sanjay tweeters
spas colchester
scab madd à¹Ħà¸ Äĩ
geddon
marchfor dop
maureen
unplugged
dido
fashionblogger
upa
mexic tary polye jameson
vt grinder
maddy
consultancy
¬ë leagueoflegends
accents
umni
janeiro
tuss hens
amplifier
toshi prettier
prevents
newtown
redwood
vantage
ballard
artof ashe
asion
lacey
apat grove à¸Ħ
rwand realtors
traitor
bedding
Ã¶r zion flashing
campan boomer
secretariat
abol litigation
contamination
sedly
shredded
infor doherty
benchmark
roche
skateboard
shovel
izz topper
oster labyrin autum kong hummus
viz
technews
klaus
amusing
socialmediamarketing
ides
castell stee underestimate
calab paign
billing
unanimously
gmb
flyfishing
hathaway
commercial colouring
skulls
pivot
tep
tbc
motorway
xpress
constructive
puk
underlying
kirsten
maniac
chao
sema
chiffon
ðŁĳĮðŁı» verona
komo
standoff
wiped
cated
blair workin msc bethlehem
swipe
unexpec pees
petri origami
ðŁĳħ mexico flavor rudd
cannabis maru
riddle
worshi silon
schat
apse
tanger bious
eer
questioned
ozar dank
anglesey
charan
baku
competen repri batter
saxon
calves
lengths
$$$
âŀ¡ï¸ı immersion
gaunt carry cyto banda
shutt experience elgin
mousse
taz
êµ incorrect
enz
bham moron
sover
arun
tipped
lable
dearly
bautista
íĻ mortal woop
dtla
shocks
davos
ðŁĵĿ swimwear
herman ðŁĳĩðŁĳĩ
zir neglected
graced
campuses
avs
arora
swachhb livepd
accra
enquiries
shooters
kurt vancouver bradley garda
gÃ¼ olla
attracting
upton
newin lumia
furnace
evers
eon
swa
rookies
aoc
vss
brisket
torch yoda
heartland
taco phony
foodbank
abbey babylon
uy greate expresses
dandy
scapes
survivor rond eci havin
abel childish
torque
wavy
urself
kanyewest
yearof alestine
obrien
alfon skag korean anchorage
valeri dew ðŁİ¨ landslide
carole
christen gophers
afi
priyanka
qq powerof itte
pcso
twol pry intellectu guerrero
piles
wishlist
wren
timetable
ëı prodigy
gibbons
./
neur
anzac
murray viest
plaster
lair
artgallery
intercontinental
gbr
bellator
namjoon
mammals
amel yaw sarasota
camar budding
summari acosta
lash eyou postgraduate
instructors
tig
constant werewolf
icos
clas glenn budge ðŁĻĤ erta
stains
persecution
cumbri och
synergy
huang
scandin midterms
commentator
regarded
perpetual
boiling
alp lange
schle faceli tweeta ridden
oktoberfest
charlottesville
iklan jou
chatham
bsc
ðŁį¦
strauss
mellow
xxxx happyhour
reactor
wwer distraction
atorial
ðŁĴªðŁı¼ twinpeaks
fayette aor kok broom syfy
ouse amag Ø· ubisoft
lulu hallmark
stuart itya
sideline
vengeance
relu sexism
bouncing
unites
gustav tessa
stump
proclamation
imax
dividend
colby
ðŁįİ
playwright
unsafe
cosmo
ðŁĩ²ðŁĩ½
cupboard
constituents
anglia
rampage
ðŁĺįðŁĺįðŁĺįðŁĺįðŁĺį
thanked
takeaways
shroff
debat khur conducts
formats
à© portage
graphers
uten prem moines
condemns
sous
lps
fcs
dealership
leukemia
bureau skid
guardiola
caster third avoided
encyclo csr vixx
analyzing
shear
duluth
shapiro
chanting
stresses
asbe militia
ãĥª collin
arsene
suresh teachings
yixing
shill nudes
svu
clearwater
warped
prolife
artistson itu
versailles
galaxy axel
springst
cala
huhu
scu
commitments
exeter poignant
motion conservatory
rowdy
recalled
musk embelli sothe âĺĢ stopper
schild
tope elmo
ziel
jom barnsley
snowden
ontour
journey hillsborough
parole
wts
moving agility
tivo
ffers
kindleunlimited
gwen annan
ahmad textured
hepatitis
dram
insiders
tissues
ãĥĦ
fcbarcelona
cratic
naacp
pecan
fgm
customize
concert gsm
peg pone
justintrudeau
supercars
happyholidays
bular
adox
laptops
digitalhealth
destination gradually
áĥ¦
poppy ssl
inhibit starlight
offro gloomy
xper halder
implants
leto
hassel aas
untold
enci liberia
oran contests
ilah
smag
scout marianne
cryo scheduling
los kane stuttgart
nese
lawrence dain photom carou à¸£ gwy nationaldogday
roasting
bandcamp
kentucky stretches
kerel
cashe ãĤ¸ stax
transi doggie
atric halle
civic browning
leinster
catday
highland joyous
incumb orlando romo
colton
delta carab rotc
asteroid
goosebumps
mology
yoko
ands
tomorrows
redcarpet
smp
casio
ðŁ¤£ðŁ¤£ðŁ¤£
seau
rejection
rotating
bipartisan
thun mati
boni oll energye doit lj
motherhood
louise necklaces
elite nix
lcs
env glu
lesh
crank
susie
mclau sotu
crowley
ratri
used breton
alfredo
yeo travelpics
tipp ellison
saxophone
mered
heughan
taine
fes
viro supposedly
ias digestive
yle lizzy
wildlifephotography
brianna
westfield
rained
amher ðŁĺĦðŁĺĦ
distribute
bottom preserving
oiland crafty
descen colling shakespearesunday
rwc
angled
cian
tations
montage
meyers
francesca
ðŁĮ· wiggins
sanford
volunteer carra bark varied
plin
amu
kapil rockers
quind brane
inmate
ental improvis michigan retweeting
progressing
mercedesbenz
smoker
physiology
dorado
wattpad
hwa
srbachchan
wga
volatility
hire acap wnba
heinz
stitches
kidnapping
burys
limb
fitters
thumbnail
tone mirand desirable
addison
taran tamilnadu
spectator
sociology
amitshah
remotely
âĻ¦ hamid
rds
glee smoothly
schro erc
laliga
heals
usf nishi dhu unil hle
tromb bhutan
pilipinas
seung whitman
tey
mince
snowboarding
reau
kker
avo
zachary
ranveer tik
govern
qual
becky anthropology
atten
groceries
debit
warp
silicon hawaii ðŁĴħ
pomegranate
peer oranges
peopleschoice
endure
ðŁĴĽðŁĴĽ ãĤ¹ãĥ acial
ahaha
stuk
imperial blond
powder knots
vince woodlands
dena
watchin
matcha
mahat galaxies
middlesbrough
kÃ¶ stree
rescues
waldo
leroy
despic realities
tmnt
haq
uno pec bollywood blinds
designthinking
hems andhra
absen fans stech
shirehour
blaine
shakti
purely
ðŁıı
trafal keynes
grate tobias
spontaneous
saturated
cavalry
prisc ðŁĺĳ wht
passi ~~~
virat
pattinson
lao weirdo
sympathy
juda occasionally
credited
statu esco hilly
escape discharge
seer
maynard
sudbury
zlat oral weer
encountered
smelling
oversight
ê¸ thatcher
mackay
youcan freep freedoms
prophecy
hoe ishqba drake quits
pelled
turk
ovi wesleyan
newmusic legg
cheng hilli ayy
panties
adversity
adjac vaccination
juke gac
exceed
timesof staining
epcot
vital upward
bethesda
apark
mahi campfire
enchanting
rhapso hz
naver
fax validation
acad
nyr
asym coordinated
departed
allery
varies
sprite
chaplin
ssoccer
swat bret
reluct tunesapp
superstar reminiscing
oco
homegrown
doughnut
uncanny
lapd
thyroid
!âĿ¤ï¸ı
botanic
bres
spade
iste
echoes
dulil bursting
quiero
ðŁĳİ
loyola
amusement
hails
sleepy burglary
âľı rogue cotland
moors
lower wicked ðŁĶĬ competiti argentine
yvonne
kartikeyan
iliary
gatsby
precinct
sixty
naji cams
practitioner
ðŁĺ³ðŁĺ³ pune negli julien
invaded
calibr clam
dubai muk
lantic product fedex
ï¸ı:
eura darius
sling
virtualreality
homestead
ðŁı³ï¸ıâĢįðŁĮĪ
paced
inha
pulmon lazy premiering
mastered
inhe congregation
bajo
sporting newjersey
horny
lmaoo
lengthy
dut yogh swearing
philosophical
papua
inski
knowles
dyke
âĢ²
token mcguire
riot probability
mccon gros
sumat cite
daa
onda
maddow
chew boardgames
sparked
reclaimed
adhd
nyse
imwithher
equinox
booths
balsamic
hazy
dorchester
agos
seaw moderator
seriea
andersen
pilgrim
âŃĲâŃĲ itchen
halli xton nathaniel
munition
celestial
gaf
zoom markle
penthouse
cale
sfa
barking
tucket
emery
calorie
lique adar
mcnam tortilla
woodpecker
motown
badger ayrshire
scramble
dday craziest
perrie
choco
caste
iot wrecked
selecting
ussr
graft
punt
labou irst
baek
ÛĮ
suki
queu achat
tester
augmented
wcvb
sinks
ðŁĵ» rake
interne because bellevue
unearth lighten
ðŁĺ£
turnaround
labeled
unemployed
twitterkurds
leia
hye greater ðŁĲİ
timed
ired ett limitations
cabe
sout
beech annihil retrac yoona
anger dennis supplying
diz
"(
scur gunman
suho
sauvignon
à¸¥
wiley
landon
choreography
prehistoric
ðŁıĥ
vargas
assessments
pinnacle
dii
chamberlain
ìĪ vp presenters
deutsche
sunshine salutes
rone
busiest
-.-
motorists
hemisphere
alwx
psp
owa
denying
choc gutier hanuk muskete jaitley
sewage
tame
thinkers
shim
sequo papar middleeast
kwa keg
patagonia
noy
barÃ§a
takeoff
hea
à¬ nsc gdc
ðŁĳĪ moustache
melania
thra
â¬Ĩï¸ı
pierced
zeus
fonts
bera
itiner qatar contrary
ireland ify
oulos
communal
fins
unpaid
paa
ðŁĳĩðŁı»
rios
oup
filler
cafeteria
à¸Ń
kasi
caliber
zulu
vsco
tsford
dragonfly
smokin
pist
psychologist
diplomat
webs
buccane à®¾
motivational dune bae cfs
without eron
iac atee
pension frazier
ensis
skis
parting
gery
territories
nachos
enight everlasting
msdhoni
tele
spun
podi sabah
environmentally
cease beaumont
marta
kelvin
hoff sunil
nda
cob
shale
reedus
unboxing
ubio
reopened
nall
capsules
marr
himalayas
sweeter
jaz
fmr
tweeter
dhaka
nau
demi dfs
taurus
fading
itutes
cip overflow
jeffrey donny
cartunesapp
ðŁįĳ
prefecture
danced
cpt
pleasing
italk
earthquakes
ulation
hio
ãĢĭ
antan nutrient
deere
selects
enrichment
riti trampol blamed
jia
contributors
chesapeake
pigeons
tribunal
maduro
wsu
ilove
efficiently
darcy
warms
arra ecu
hower
struggled
rajinikanth
ðŁĺ¢ðŁĺ¢ housing strat
elix dispro raffic
thierry
nasty cfb
staffing
alma backers
henson
skywalker
realestate roos
nessy
chance cairns
cci pedal lyft
crossword
waiter
onlyin kruger
kir
alejandro
cartier
carrera
repaired
ouat
unclear
unbreakable
todayin queries
jody
genital
winner tol
kelowna
fascinated
ãĥ¬ srisri
squared
sprung
negotiate
privately
aven
>>>>>
gical
gavin chesterfield
zumba
orr
natalia
impeachment
mnl
carat
critique
credible
tracy tani
musik
jigsaw
gambia
tolkien
feu
asper savory
foxx
fitt marlon
lrt
vell
pbr
imprisoned
iom chul
windshield
kaye
baa
chord
sart
algon ministerial
natgeo lazio
norms
ðŁĳįðŁĳį licking
futbol
unsung
dallascowboys
shred
disturb devine
beards
chf
bday rosso
igor
ayi
siren
kair stiles
rof magnets
uncover
mouse banging
sighted
speople
impact rowland
kira
environment lovethe psis
mishra
glendale
cajun
oche
deception
sexist
straws
sga
buffer
apostle
spl
popup
ðŁļĹ rg uper
ballin
idy occasional
nationalpark
ðŁıĬ uan
innovation à¸« teaparty
rette
counterfe bha
recs
igen
ðŁĮĲ
hummingbird
cur
haven lazar pueblo
:: zionist
opath inverness
promoter
cartoon cabinets
mahogany
surveying
rational
feeling testify
sow
ocon
à¸¢
neel maris
solitary
chemo radcliffe
simons
rosary
newer
jodie
retali prawn
paddy henge
kala
implant
aty
brentwood
paradox
enez
redesigned
pour wyd
alde à¯ģ
sold biomedical
à¹Ĥ tttt
matteo
yser
newton debun nerdy
lool
woon
elisabeth
ecc
whi
acho
salvage
salaries
quity
navigating
ophthal consoles
rebuilt
opec
asters
shored setlist
kathryn rhymes
revisiting
ashish
lift repost soleil
âı±
wealth saat wec
kingjames
flipkart
fieldwork
segu modal
bub
arers
ðŁįĴ
clooney
paddington
necessity
guthrie
pente limo
josie
artin enc
lhs
betrayal
infographics
ier moa
hearings
bonjour
symbolic
agro wedges
kristina
wildflower
athletic photography pesh cahill
chilean
goul fioren ðŁĳ¶
zil
skim badoo
delia
treble
ncc ðŁĩ¦ðŁĩ ahouse
bullock
solitude
Ø§ÙĨ
cancers
futureofwork
hutch
watershed
warmongers
spilled
colombo
moth associations
weighed
globalgoals
notjust christi
torg
sweating
maneu clusters
âĢ¼ï¸ıâĢ¼ï¸ı
taped
uly trusting
yusuf
tein
rab
,,,,
sinai
audible
explicit
crowns
schiz atleast
ðŁĹ£ debra
jesuit
enegger
zhen
onesie
iit
ssf
gurgaon
chakra
bearcats
kran kawa
requesting
hanover
gend soros
mercy lovely doomed
timmy
kuz ull abram saison
ãĥ« cleaners
remo
circuits
barred
oth moist
madeleine
gallo
uj permits
heaviest
carols
azte giorgio
floats
declaring
usrc
minat
crafts prima
conveni nickelodeon
dancing ceremonial
blogg twp
anglican
shek
knick (((
hubbard
harvey hitman
feng
wesome
forza sword opus
brom
gibility
zal
munch
dancehall
greedy
hdmi
rebirth
ðŁĺĭðŁĺĭ
sworld
figurine
compost
kf engraving
giorno
stana
kman
hamster
composers
aje
functionality
polk
isons
airplanes
tese
horrors
muscat
given spence
ðŁĩ¸ðŁĩ eliot
achilles
freck cryptocurrencies
souther halo borneo
politic hahahahah
upstate
siena
obscure
hausen
lloyd happyfriday
motorbike
bona
americas hols
-(
sporty
unaware
revenues
christopher banksy
avan
evapor compress eyeliner
todos
buffy
renewableenergy
lyrical
archan rapist
fairtrade
lmaooo
beatz
proactive
lapse
irical
reversal
pode mcintyre
macau
ãĥķãĤ nashgrier
fsa
gall
çĶŁ perpetr ilya
configuration
%;
strange raci à¸ĩ
pickups
kovsky
mammal
wps
gable
comparative
zh saveour davey
onetsy
mussels
miser cristina
electron
crave
loren
precipitation
mz
ðŁį«
vincen snowboard
noida
ahn
marinated
gtr
townhall
minis bethel
advan sura shiel furry ðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤ
lynd soil scence
seneca
sharjah
dickens
credentials
avar perk
requiring
prefer jian
deca
rach
ingfor dele
beep
ðŁĴ» cisely
huddle
greensboro
hawking
hoax
hangar
çľ miso
lovin greta
abad logie
atan
snowflake
mahesh fearthe alkal bobblehead
bahn
judged
futu felix ðŁįĵ
pike deriv notices
auer
dissuper
orda wipes
amino
strikers
footb dramas
punching
scoreless
hemingway
bih
ballad
chatter ammo
klein fabrication
karim
zend histo volta
rocky marketer
xtreme
sequencing
paradigm
cleats
booming
âģłâģł
blockade
prompts
yoghurt
purpose nur
regulate
noisy
ingrid
birdwatching
bartender
Ùĥ wordof chaotic
shorty
eldest
zapp onceuponatime
flyo ritos
mikequind ðŁĲ´
registering
.]
adol gggg
purge
kidlit
arbor valves
synagogue
oth
unanimous
verification
darrell
ãģĦ vanderbilt
tapestry
prosper
diddy
drafting
decep marquis
stint
michaeljackson
peeled
menus
bbb
scare email wrigley
itis fell somethin
barra
edgar dipping
puddle
slade
learner
jalen
ðŁ§Ĳ
thedaily mikequindazzi
jux iqbal
mckinney
raiser
efan drone cato
picket
crowe
latt uko
giuseppe
hini
synthesi pontifex
songwriting
tod
switches
dinners
hq gabrielle
pensacola
circle exposes
evs
riyadh
promen ock saj citation
brewco
josi epaper
drif pointless
tangled
cripp lineups
fairies
daze
mourn
bladder
salz burundi
bookmark
thepeople
subsequ principal sker
courtney aoki
racers
adm
moma
criticalrole houn
shedding
saka
aceous
mckay
husbands
Â½
meda
accusations
rosel ncis
witnessing
orama
gods hilton elman
ÃŃn
megap craven
announcer
criteri sheffieldissuper
militant
consul
hooded
abyss
bx
madam locu maryam manicure
gratis
actresses
rosario
thisdayin kingly
gnome
celine
rous heel lilac
vishal
abh
thorns
sls
neal constructing
beren slang
mains
farra sarko paige guiller lala
iceberg
noun
planners
ummm
ouses
illary
maan
boxing zipper
srinagar
miguel ostr mpo
responsibly
lanterns
appliance
xb
grenade
neglect
dysle hammock
nectar
witcher
rgv
dience
serbian
seeded
cruz bish sphe eq
skyrim
algebra
philately
bungalow
geoff yves
demanded
considerations
thevamp pawankalyan
coded
gritty
eruption
seinfeld
unidenti ëĭĪ worm acus
seung
dung
roland sud
divisions
ablanc shortest
jf
poun plantbased
beto
tougher
mco
donet markus
vfl
ðŁıł
opening coward
cabernet
oxi burlesque
sandra sumo
consist
thot
cayman
motorola
gutierrez
dslr
yw nobel novice
momsdemand
grunge
spor
dcc
presses
slist
allotment
vocational
ftc
puja
loven uttarak tandem
shep comedians
anatom cantwait
healthyeating
westside
margins
chiang
asbestos
stupidity
problematic
fitbit
:$
ceilings
shua
protections
biotic
bengali
rests
biennale
timo
culmin eminent
affection unbelievably
individually
canvassing
whitt novasco chinson
hpe
gow
gloucestershire
pao
threshold
chevron
sine
wether ppie
aquino
antwerp
âĸ¬ poon instaf equine
cinematography
nbafinals
valiant
kilkenny
terence
systemic
srl
pound madeira
plough trecht
mated
mpd
ransomware
phin
liqui bbce boomer istandwith conju rte nara
foolish
dashing
viernes
brite
dau
juniper
aida
younow
razer
dei repeating
comforting
adjacent
eto
casted
chatur muer synth sanitary
macle independent lawful
eerie
hor
ðŁĴŃ
amrit velo
stationery
muf maymay
contemplating
elaborate
gregor dries
accol à¸ļ schwarzenegger
illnesses
daybreak
followback
collusion
electronic jovi
hiroshima
taw homec micah
quitting
frosting
benfica
heli sical
piccad corporate mentorship
youare singer shiva rune inger rium
playable
doop
willow terre nip atd
warbler
professionally
erase
proceed
pedestrians
mischief
bending
alaskan
ckett
mop
ddles
shutter
geared
ateneo
madeline
gations
osha
derick
swild angry patents
hunk
decreased
fry ðŁĴĸðŁĴĸðŁĴĸ
salon quantities
dario
nigel kuma
jenn happye xxx rexperience
pros ausch relessly
hamburger
fukushima
erne statec rend mayfield
jone lefty
bernstein
smil generates
forestation
bandits
tayo
rca
acci
rodrigo
knapp
elovers
vegetation
ural
left ħï¸ı
worldre suri
embark
wson
bayou
muller
movers
ðŁķº presbyter lf cree batb
salam
demonstrations
anec npc
itics
tography
reinst thurst
tale offences
smartcity
brotha
oftheyear
invaluable
earn ðŁĳıðŁı½
kremlin
grady
townfc
guernsey
maha
contagious
drex been (Â£
nativity
ktm
somerhalder
compounds
íķĺ "âĢ¦
afg
ottnews
hound firefly
cilan donetsk
volunteered
akira
èª singul sth
drowned
mando
heir
ðŁİīðŁİĪ
taxis
yuki
veld
kans
elk rants
hashtag teng rog
aat grub
eber inindia
colossus
signi soever
milestones
dero
differential
phuket
mastermind
angh melani broker actorvijay
stunned
continuity
affl vocal perennial
fiancÃ©
incomplete
hunts
reissue
dominates
turmeric
roam
rion
bagged
nassau
fut
xox
nationaltrust
joye sano
hearthstone
disrespect
lees
hse
siberian
offee
restock
wolfgang
regan
plano
unwind
repar mille
],
skull fatally
conceptual
ðŁĮ² fÃ© berto
bms
ua magna
notredame
lete
laundering
heartwarming
buffett
goat peabo windmill
vac
continually
azalea
membrane
cancels
makeyourown athered
pto
torpe ðŁĺł
ðŁĴ§
scares
leaking
zet pixels
aci
khil marathi
ðŁĻıðŁı½ ula tamu
chandigarh
zagre aab
pronounced
aubrey
sander
punta
harlow
icelan celebratory
sot
unciation
struly mcdowell
deepika
reminders
mystical
ctc
chatted
sica
bargains
chhat rubin
mnet
oilandgas
pelican
oat
morality
kour ih
nuclear gcu
richer
venezia
mma leith
accompany
richmond sportsnet
baahu smuggling
mmi
ðŁĩ®ðŁĩª
twists
sahib
..... ambitions
illo historical forec showbiz
ponies
chasers
remodel willing princesses
ample
cushions
acles
lotr
dach anthe incorporate
newbury
kiri friedrich
abv
ballers
albert ðŁĳŃ leti
nanop cide
analo nsf
))))
griffiths
valenci roano funrun
babysitting
caday
entre uck
slug
tical thesims
roar carney
gam
stowe
fid bunny shamrock
pecu molina
gocougs
contributes
transformation moy
vaj severy antioxidants
thirteen
sightseeing
lj reversible
oddly
hookah
nouvel halal
fei
stables
mult hopped
braids
interchange
ghanaian
wwww ethno conjunction
agov
yeti
earthand tsp
conserve
heirloom
metaphor
woof torio
selfless
nwa
emilia
ylene
yxe
giar moderating
probz
bfi
neer dummy
hanukkah
webber
kv
eyebrow
dagger
sump rages
orkney
tbo
halsey
assignments
tronic
scrib coon anwar
#âĢİ
jalape florida quaid
hawkeyes
âĻ¡âĻ¡
streetcar
rog datlantic granola
unchanged
expectation
Ùĩ marlin
gummy
ðŁĻıðŁı¾ awarenessmonth
oilpainting
muth
perch
junto
villagers
morg cheated
webcomic
thefuture
dps
lakings
mentioning
voor identities
accord mcgu lpga
rumour
massively
mpls
healy
date spoli
revisited
ont aland scrutiny
lakeland
blending
</
ankara
jamiedor metabolic
fences
anny åħ semicon oott
spaceship
wacky
leta
apac
shee
inherit dores
ðŁĩ¨ðŁĩ¦ gente
twick rims
galve deville
kingfisher
scorpio
owl alar varian
ðŁĹĵ venetian
stardust
thenorth
qing
harrington
consulate
spectacle
hobbs
turks
greer
mating
ðŁİĢ ðŁĮĢ
directs
íĭ pompeo
voiced
laos
tzu
prome prism
merc fortunately
bcfc
mcdonnell
notsorry
smiled
tba
forwar midterm
darby
weinstein
upgrading
wolff
bronco
cabello
ðŁ¥ĩ fiable
sharpe
battered
sato
mythical
instapic
prepped
enium
espo diaper
explanations
whopping
ragnar peel antibiotic
lacks
harrison lism
aul
quail
martina
sentencing
scams
didi
tronics
ãħłãħł
goff
zain paramore
chained
clinton liff
cottages
emon
reverend
consumer cean tany lumpur
ebay stool ðŁĺ»ðŁĺ» tapro hath
modernart
justine
proverb
appy
trax
manifest
ambu naik
pepp rsd
merchants
kitchener
shifted
lizz âĺħâĺħâĺħâĺħ âĢĶâĢĶâĢĶâĢĶâĢĶâĢĶâĢĶâĢĶ utopia
tomo
outed
comers
chiropractic
bookclub
cindy prohibition
seuss
ë¯¼ thinkin
rrrr
gofund tack
omb
catastrophic
lingu guildford
botd
à¥ĭ
planter
^^ wink kathmandu
stoppers
smoothies
reefs
hind bellamy
Ħë wastewater
voor
natl
!]
reel yap
scooby
workspace
corinthians
blun obligation
gbbo
dyson
cravings
ellington
dapl
wrexham
earthandclouds
ukrunchat
positioned
kalb
foursquare
jock
impending
evening athy proclaimed
cites
annapolis
sani
marth irl accommo kaa
fina
yaa
disper ecar bhak willy ðŁĺĢðŁĺĢ
mcdermott
moj generational
usaid
training lonely lores
impecc âĢĲ
beavers
maki
heb
aapl
åı wolverhampton
leaderboard
meu
cfa
eastern hur
civilwar
ourage
horned
lehigh
awards evident
gigab rous
madel robyn
urgently
kors
enas
heisman
bambam
fabian
fom evaluating
assembly outsourcing
huntsville
ðŁĶª
justified
cashier
spaper buckeye
analytical
illuminati
autho oj
shade geelong
whey
heaton
terribly
elek uncharted
sdlive
motocross
hermes
darshan
darlington
cashmere
gripping
cilantro
punish
...:
ðŁĴĦ
instance
deri lobal
mukher spar
thinker
fremont
compiled
colorado vigne
smd
whead
village leek
formulae
tares
persistence
??????
pedago hez alzheimers
vulture
offence
isgreat
suffra kickin
hmmmm
broadway ï¸ı@
arti
allison endorses
ryu
lollipop
soybean
kendall cera
invade
(ðŁĵ·:
converter
carpets
hobo frit peac esqu ernan
ouf
anil
differ
ching brecht
spg
davenport
strava
severn
ngos
storians
fete
paramedic
jhb
alamo
sneaking
goldcoast
roofs
isil
depicted
projections
numb oss
epi
glucose
zidane
infiniti
íĺĦ
ransom
tonics
falk gler
outw ress weekly theon
nole
ðŁĩªðŁĩº
volley
summar negativity
samson
yew
ausvotes
jul judy fart
prayed
palate
multicultural
doubleheader
cyclones
pierre ãģ¨ âĺłï¸ı
rtw
converting
wirral
lari irrelevant
austinmahone
anche
yaan
sdf
$.
exploding
ultimate profici gofundme
cellence
epstein
bullied
septic
à®¤
lumber
cuff vscocam
plor à¸¥ seok roto venezuelan
sorta
spirited
danielpadilla
teamsisd
radioactive
icelandic
ðŁĴ¤ vere
accommodate
shipp otter olina
ego sula sanantonio
deas
similarities
âļ¾
yom broward
å° cancun
verify
onte
candlelight
ìłķ infants
azam
ðŁĺ°
leven
unstable
bloomington
xford
contour
yp
innovator
histories
poy
lololol
expires
catalo billboards
anab elic novascotia
faire ìĿ´
rockwell
grille
aztec
johor
urstruly firen dunlop
idle
portman
joes
txhsfb
holm chamele underworld
loss tiem therapists
pasture
paste ingnow
vulcan
ragon
larkin
oshi
hoco
childhood umbrel successor
kathy izen
°ï¸ı
shareholders
olga
aib
heap
flaming
rou
airtel
ratt
zane
vow
thorough
snag parth
unconscious
vey newrelease
ghee
croatian
facilitating
swanson
astoria
tology
mastery
ðŁ¤ĳ
bilbao
troupe
theori cheyenne
rott shoreline
grasso
masterchef
+)
vix
ellenshow
asg
anak kuya
safarilive
debuting
blum
listener
vins
bookshelf
smartcities
makeyourownlane
;; ðŁĲ¯ rizz onward
bulldog bearish
viruses
frigh linden
weiser
snt
gona
dresden
flanders
cuk
wheeling
bau
atuesday
surfers
swift mccall
arbitration
awd
monc bine
atx refr miro posey
nare ritter
âģ¦
playbook
blowout
sportsmanship
soooooo
malayalam
grims burbank
infinity sargent
oitnb
josephine
skipping
parkin excursion
seminars
johar
partridge
postgame
llll blanche
tempting
mna
luka
isers
toffee
barron
hemmings
sae
gohawks
cupid
limbs
conse uncommon
zada
headshot
soils
pioneer mamma
semitic
pandey
jamiedornan
splits
vela
soni raff tmobile
âŀĸ
prawns
liter
enjoyment
eggplant
tub cultural usic suspicion
sycam summed
madu hock upwards
eyeing
rive
assassins
âĤ¬ outfy
chives
tner
lais
porridge
saddest
wcc
vicki
snails
bizitalk
millan ðŁĮį samoa
jing mikey guj chelms eligibility
armada
throp
surgeries
ãĤ¿ mohawk
exits
mem
islington
cme
landfill
kaitlyn
ðŁİ¼ combinations
tomorrowland
verb
cora
precisely
naom ðŁĨķ
shrink
softly
mercede mandel poodle
ballerina
soph
juxta yat
aryan
hesitate
lowered
gular
dungeonsand ronan
myri spf
menopau grasp
pathi feasi flaw
shistory
steward ggle fayre
clique
credibility
yog section musko seville
nott
calm mateo
indicted
fiba
byl
lino
ukin !!#
enigma
sirius
busc ðŁįĬ mackerel
psalms
aat
tomorrowspaper ðŁĺĸ
pfc
...........
shrek
mullet
osh
dangerously
immensely
amur ðŁįĤ propor sya
londonmarathon
above obligatory
prov
racha
alexis primary shh
ethernet
dstv
cougar unlucky
nil
steakhouse
mela
fcbayern
causeway
catherine fluorescent
nxt tokyo ausp relegation
quizz shoreditch
proudtobe promos
interacting
homebrew
daesh
wpg
steadily
provinces
ballots
iah
alto <<<
youu
riley preference
traverse
incense
ammunition
hodges
#@
hailstate
tartan
witchcraft
ventilation
libertarian
!âĢ¦
owes
%!
ongchang
brushing
leic fiber underattack
download expir hyo
pompey
mcbride
yag stree combat tending
aira guggen abra
inna
flips
awal
mach
dollar inspirations
zum
odu itty
videogame
aquaman
haru
belfast jeb
butch
usgs
calculus
goyal
morgen
xfinity
standup contracep sabre
nabe insecure
generously
epitome
lw
tca
narratives
donnell
pandas
bergh
tut
keral felicity
brampton
quintet
nomore ðŁĶĳ
loi
alhamdulil ðŁĶ¥ðŁĶĹ
stoner shawl
clinical brendan gone flawed
trippy
jg
allocation
poaching
vevo
mocks
leftist
bonuses
condemned
ability stating
microbiome
biologist
foryou
wahlberg
ssor
iftar
wul ÑĦÐ¾ÑĤ pomer meme verte trell
trait
inlet
hormones
deliberately
villar battleship
pbl
twenti hokies
dalail saya
mayfair
hans diets
âľ¨âľ¨ odin
hotspur
papi
kana
kamp finna
flotus
tians
unicorns
tribeca
changers
foreground
outa
invaders
gettys tomorrowspaperstoday
macmillan
handwritten
wfp
ude
stateof based âĺģï¸ı
casm
psyched
historians
fold dda
aggrav pans
greenway
ausv ðŁĺ¶
shraddha index besti zimmer
tness
eyeshadow
otte
gots
distributing
promin yol
acea
tramrahim
hooper
supreme jammin
intuitive
qualifications
slim siddi jayne
tripping
gtx
puns
emanuel
omg midsummer
into succulent
rien
newmexico
oor
hooking
inf
ðŁ¤Ŀ
flirting
nahi
gfriend
tps
helix
zs
onie
ctf
kris irresistible
flap
ðŁĳıðŁı»ðŁĳıðŁı» uswnt
rud ramps
pinoy
otw
lolz
lowering
favorite tmc
phrases
hermi averaging
embr beno estuary
sleeve ribbons
tash à¸¹
xf
awgs
sunited
breweries
anirud punches
oldie
ipads
wifey
landlords
dji gunner
íķ´
texan exop cassandra
soff ðŁļ«
ighton
bakers awarenessweek
vall
earp
btsbbmas
apologizes
âļĵï¸ı
wasps
statesman
snatch
watchdog
rafi afterparty
spike jer
periph rnc
mull
leen shies
lieu
urstrulymahesh
merton
desai
shif ðŁĮ± pedic gosling
arranging
wwg
geny
youuu
netflix ettes
kwi bernardino
amiga
Ø¨
kashmiri
tings
emeritus
decat abdomin dci
phases
djan beam opry
ished
theellenshow
thest
habitats
toons
mclaughlin
ripper
microbiology
talaga
clueless
ssu
croche bromance
longevity
zagreb
prevented
trave spoilt
darryl
migraine
alcat dddd
viv
serpent
mattel
jama
conquest
îĦ samsung presbyterian
ketch
firefox
motif
lec
chopping
cherno jann ðŁĲ° prolon wakeup
convergence
merseyside
heartbroken
looming
hallucin maize
communism
moh
twitterstorians
sergey
reseller
favorable
edgy
reiter malaga
liveme
kahn
pulsion
bigg
kimkardashian
atio
tyranny
ruption
qant proven byz pushaw kristin eer tardis
riz
awaken
miko
undocumented
pathfinder
indirect
resembles
hler
concealed
scandal reim dnb
critters
attendant
apprenticeships
aau
screamed
lsu fah
harbour edd
batsman
liss
misha
spaniel
itf
advancement
fac
closeup
cecilia
medic
narcissi lavish
giac mays
leit winewednesday
pushaward letto
currents
bugatti
outine
wj
undo
lerosis
devotional
ðŁĳ«
onna
faisal
sauna
himachal
amii à®®
dizzy
screenwriting
phx spn icki
agirl
fishes
wbz
pim
boar
acid !..
rockefeller
nga
drastically
simplify
drumming
autumnal
gurmee lorde
joann giveup
bour
amura
derland
simpler
watson trident
concordia
bellum
brek dumplings
vion
dungeonsanddragons
spri ascension
wildatlantic ust robins
legion insist
jaro
guess sob
bighit
poolside
negotiating
mcgill
bild
technicians
mitigation
ajaydevgn
bto
anten cosmopolitan
ðŁĺĬðŁĺĬðŁĺĬðŁĺĬ patrioti temper
promenade
navajo
namm
wrinkles
dcfc
leach
brunette
rf coutinho
alti traditionally
optome naz
accordingly
recard
deets
swell posure
whitening
stranger illion hereford
uwu
robber
cotswolds
clen gorge namaste
relish
griff
adrenaline
blasio
vale ê² tolerate
railminindia
jensen hoven
ellu obsole eisenhower
unidentified
thanniversary
bodyguard
Ø¯
idge
schal stockport
sni
retaining
popo
pixie
olithic
kier
hajj
saz
corbin
!!!!!!!!!!
vit
megat deh
circuit affleck
theoretical
hopeless
uab
slump
bice jammed
letstalk
cani sideways
labyrinth
refs
hahn
jared ðŁį¹
jambo phyl enhancement
ctr fullest
seye
doba
choic yos
cbj
andrÃ©
rewatch
prima doctrine
forgets
uhm
around ule
artlovers
shiraz
harth
extor Å¡ unexpectedly
elius
yx
emmy seac ðŁĳĩðŁĳĩðŁĳĩ
corrected
combu womanc cough whatson publishes
diversity backbone
lockdown
mesmerizing
norte
mab
designer íģ ragh molecules
getoutside
thebeatles
semiconduc nacho
lunes
hammers
sultan oon feren attach
arqu uttarakhand
sash
;- tread
iko arthur scandinavian
ration
gael
chargeable
fishy
vma
handbags
chara
ayne
defam settlers
qadri
palais
inwx
apocalyptic
pooja
aes
atories
proofing
nlp
tsla
vina
lido
deephouse
informatics
vv
ppings
diss
Ã¯ uhuru
stony
betrayed
baff myra
aspen allowance
tamara
cif
corbett
serge
digo
ambigu painters
pcr
pca
noms
loft vee opendata
ðŁĲ± alexandre
identifies
fantasyfootball
reproduction
bromley
wareagle
mmer pss cues
ayat
hutchinson
sarac jackman
irah
apink
cols
aussies
execs
dayton ðŁĻĨ
imv haram chuckle
authenticity
ardo incubator
à¸ª
photoshopped
embraced
fightfor
gorman
zzzz scholastic
crisps
teapo midnight gaine collier
sate
dette
åŃ imagine iff twili ification
teatro
norma
esur emergencies
riseup
ringer
hassle
caitlyn
tranquil
versa
seb overlook
gini
bogo
sere mayne
henrik
contaminated
rhapsody
proportion
wildatlanticway
âģ©.
organisers
trane
standard sperm
launcher
ricci herts
paperwork
showcased
meryl
pena
pimp disastrous
^.^
phara xis
frontal
swirl
spills
swagger
smartwatch
sizzling
saviour
catar bbcr
refurbishment
dris
citroen
absorb
patriotism
illeg chromo freshers
rus limiting
efish
downed
mandir
hazelnut
pall macon
disappearing
qualifies
boon
barracks
amine
gendere ðŁļĺ
jes
ãĥŃ quito
middleweight
schau quadru aciones
limitless
ðŁĳĮðŁı½
chman
arav regulators
itup
battersea
milford
gz
ticking
ghou crushes
tutu
dreadful
famine
forchange
dalailama
ðŁĴį whitaker
hashmi
hus
vod
bette
aaah
isoo
ðŁ¥Ī
haar
laine
bv
allday
sprout
indiegames
freebie
greeks
butler illin
haal
wareness
sima
publichealth
gama
waa
oung goooo okinawa
offenders
impose
hoc
youngster
storyteller
scap fighter +,
whites musicmonday
reza
goducks
bria
mium
casper
crumbs
aad
martialarts
chp
rigged
tng
harvested
sak
dojo
millwall
bnw
ocd
historyof tmr
sirens
fanci caregivers
vira
soni
recurring
acknowledged
ðŁıŁ ophile
bucky
stressing
rook
digger
vival sando fleet siers
selcaday
refreshed
antifa
aque polo disappearance
demb âĮļï¸ı
rented
berger gmb cula
ssal
goody
uhh
marcelo
wanna software shopsmall
turtle tomas frisco
ðŁĺįðŁĴķ
jimenez
csu dayz
ando wynne
choreographer
cervical
trailblazers
edg zendaya
travelblog
els wholesome
cog
labout arney
delle
suisse
masi inese
ombe
fiddle
reclaim
pau
watcher
slain
berty
optimum
elites
minis
turkey patrols
gerard aureli wildly
waltz
brgy
wob crest +++
vez frosted
davido
thex paramedics
pinto
hank dupont
urg
fostering
micropoetry
spectre
---->
neuro
frida
musical galveston
effic scape palazzo
thall
provisional
pjs
aure ðŁĶľ
mamamoo
kitties
cree
wak
loool
lupus
cnblue
Ãº
ðŁİ¬ raced
trose
omas
stride
coors
â¤µï¸ı
incomparable
cyril
broader
areclipse
ðŁįĶ
interval
tiru coworking
waco
aham abee
flourish
thetimes
olini
kickboxing
lucer atla asun casserole
miaw
lobbying
janice
cirque
reflex
leary
sanatomy
tempest
semb murdering
usav robo
onet
pcc
natives
lifeof saha ruthless
relates
appetizer
pyeongchang
nord
eru athing
ugly plying
brance organise
kendra
dato
cheeses
parma
burnout
astra
pretoria
adjustment
uku
slo
liken favors
clive beets
snowdonia
gotv
syn
openhouse
pani
portrayed
slated
mecca
renal
supportsmallstreamers
staffs
dao
biker viktor
titus
admired
ðŁĵ± hurrican heats
glory photogenic
meri
depor burnham
orangu djing
impressionism
ignition
cai
wynn
depe coveted
collagen
saus
ornam administrators
sson nhpolitics
hahahahahahahaha aspirations
rgb
swollen
sowe scr
divergent
houghton
hanoi
dory
niki
landry
bcci
ðŁĳĮðŁĳĮ ismail
tripod
herd bhatt
dressage
tabby
inguish
huron
à³į
Ãł todas
evangelical
chords
stjohn sloppy
martyr facebook alight
sensei
kathniel
rites
zione
uo
revelations
weightlifting
pano
ncwx
acton à®ķ
Ø² soma
à¸Ĺ
respecting
marche
foreman
betty kik
shibu poon
argyle
kswx
etz marbella
brackets
standby
fireside
defiance
vex britannia
inhabit appoint
piyush leash
sciento flask
senna
>:
atroc sanderson
idlib
dhanush
ðŁĺĻ enthr hitch
dedly
alley dork
mondo
cuddly
missin
yesss
nighting jpn
wary
umpire
maz
ê³ babs
ĭãģ stanford possessed
exceeded
ðŁĶ¶
wallart
trap jil hibis spying
scribe
khalil
translator
lumb dized
chc
supervision
shutter jag
_*
yesterdays
msf
hihi
gonzaga
gillespie
vivek
ecstatic
thismorning
chus
edes
stoned
bees ðŁĩ¹ðŁĩ turin
hover atrics
stern samheughan
autism miya
eyewitness
writings
traveltips
chutney
pxrtg
kenyans
mystic krit /$
redhead
worldly
amus
opla leve gabbana
seen oclock
ganga
keenan
scent oldies
gogreen
cornerstone
comply
concours
ðŁİ¶ðŁİ¶
haan
confis awson
cleop îĢ suzu sautÃ© algar subscriber
esteemed
ãĤ¤ãĥ worthwhile
melrose
flock brightly
violinist
pere
slipping
andco
sigh havan
culo msa
fibrosis
matilda
rafting
award ëª mmmm geaux steiner
sinn
helpers
beetles
aimee
taiwan pistachio
macbeth
mzan descendants
onsale
inr
ilm
grouse
saig mow
bigre adjustments
tula
mathew
translates
muh bollah
ðŁĴĽðŁĴĻ
amores
abouts
bombshell
blaster
xavi sns
kroger
gather eradic daft
chemo
benches
ðŁĩ©ðŁĩ utv
oura
nko gatorade
biafra
okstate
imdanielpadilla
domains
openingday
kiddo
doi
rice daycare
macmillan bathurst
cheerleading
ðŁ¦ģ cashback
kwon
hobbies
exempl riesling
âļª
agles nys everything navis
addi
magnesium
facelift
arkham
grandes
extremist
donat vitality
pumpkin betta
sltd
artisan liby peaked
ahhhhh
maryam
assim
unsc
mente
alaya
lowers
aras
griev leip grati crises
sprints
execute
wto
msd
magical reviewer
sparkles
jukebox
ðŁĺĤâĿ¤ï¸ı
payback
licenses
dunkin
belt lakewood
hateful
budgets
revamped
pherson
kyiv
wentworth
rosen
cruise giggle
defstar
assassinscre ymouth
winkle
wfc
bandwagon
bkk
wiring
kearney
southside
petit !ðŁĺį
nordic mirza
mugabe
vl
scones
ktv sandal duc
malls
ðŁĴŀðŁĴŀ
itc
alay
impair unrest
floss
cÃ© abou varying
museo
server diya
hibiscus
eroy
merritt
findom
fpp
unusually
gott
contingent
aliaa
ballon
jol
hiked
zyme
ayr
agn gaz
periodic
sparty
practising
linton
talis cypri womaninbiz
radiodisney
ðŁĮ¼ jumpers
endocr ðŁļ¨ðŁļ¨ andon
sharapo mier
masonic
factories
vien bbers
ìĽĲ
hold kebab
beak
approached
acmilan
munro
kosher
excellency
negotiation
waltdisneyworld
crouch
teasing
suppression
enya
bce
transformationtuesday
callie
viswas pgat icted
endings
escu recruited
itfc
collaborations
gino
snuck
auschwitz
ifc
xii
kesha
gervais
cloak
xl saad
probation
precau macin anastasi lek
eazy
daysofcode
mariahcarey
yog
stitched
boyfriends
shar
phile
agu
twinkle
phishing
weekender
icton
gurmeetramrahim
alton
leness
allan penultimate
krystal
gou
lande
dismant abusing
norse
paterson
edmun apan
xiumin
skel catwalk
react walled
tangle
bryn veto
supermoon
casablanc appreciates
skid both catalina
eleague
cybermonday
cautious
ðŁ¤ĵ novo
hampton haye josef
varan lobos
roanoke
orphans
ttin
squads
ishqbaaaz
blackpanther
etu ksh
crumble
cessna
relieved
scully
pollinators
explorecanada
kies kamloops
kiran
primal
settlements
hotspot
brainstorming
cedric
biennial
shant âĻ¡âĻ¡âĻ¡
doon
hearn
walkway
fem
veal
deportation
toxins
eliminating
descending
bythe blasphe hasta
complement
ascent
riga
provost
âĸª
weeping
antisemitism
employee unearthed
pino
natalie blad
angola
lockheed
inian
agr nister
impala
mke
fanatic
âĺħâĺħ
ðŁĳ¸
luch simplified
gallery economic cyborg
coni
selma
inception
koala
dvds
crested
mmor visible nsd
ðŁĻĮðŁı½ wunder refrigerator
reopening
eera
carousel
asp
ballistic
victory motive
trey sharapova
sii
monter intend
westchester
spe
cymb vidal
llama
univ finer
craftsmanship
jazzfest
bch
aggio
ncc
lambda
tranquility
cisco baden
sobbing
ofi gota
rumored
warmed
orean
acton
marci ghani
âľĵ
assorted
pembroke penelope
daf
atty
aimo
pretzel
carnival thanos
kochi
mersal
hamradio
artwit
casc guerrilla
kushner
kapp alise
toddlers
stewardship
otti
terri
tempe
restless
vito
zayed
rspb
pion hippo
hawthorne
inas amily
nutcracker
lop dali tropic
ðŁ¤ł
ulo
jaredle pyrene paleo usair mould
itated
genetically
biomass
ðŁĩ³ðŁĩ±
dodd
practiced
monarchs
unmanned
mbuhari
amal
photogra kool brendon
juices
cure worldbank
pointers
ðŁĴĿ turf leds
borussia
baptism
warwickshire
mounts
gayo
begg copied
asians
kg modernist
gid frontman
concentrated
yt scavenger
ironically
adic
psn
ðŁ¥ī
culturally
yuv macarthur
fertilizer
bewithyou
rigor minors
zoning
âĸł
rir
adolescent
vinny
reng
sandstone
guet
westh pledged
laced
spide vai
tycoon
seizure
dup appalachian
rok
catholics
seychel possess
lager jodi champ stras dina
centuri calder
bluray
ðŁĩ¨ðŁĩ³
modo
annette
youtubers
chaps
angling
labeling
aqui pkwy
lyle
bisexual
litur dugout
libby
greysanatomy
substances
augustus
rallying
fidel
ingue
äºº hallmarkchannel
toothbrush
mÃ¡ adirond aggi ðŁĵį:
crusade
taxation
kz
iver doubling
roomie
wab
enrolled
azon
aju grandchildren
asdf ðŁ¥º
matic oughton
utilize
ðŁĴ£ ponder
raisin
dysfunction
cobain
butternut
eman
sured
drian
andfriends
withthe onomy
heineken
bridal leadership pyramids
deutschland
jocel bowel
yqr
horsepower
beacon ingeni gradient
fermented
moom thingy
potassi wristband
bord
bodied
ðŁĺŃðŁĺį
mapp
kau
cyberpunk
phish
looking coates
apur amie
uklabour
atin gla
adoptable
shelby villi riya
mingly
climber
bumblebee
ðŁĺ¸
csd
âĿ¥
hospitalized
cki hater
chr
retina
ita fanbase
beatrice
gwyne goss
fos favorited
swachhbharat
malade
monmouth
"[
sivan
shhh
commanding
sainsburys
weed gman
ssw
reptile
ivy tropics
rollers
overcast
exposition
masquerade
mancrush waist sprinter
sleet
levin
jpg
_(
opel
exploit
apa powe wrecking
jongin
orb
erick
bosco
praising
bertr towing
insecurity
kut
restocked
rrp
prescribed
trafalgar
pert gases
apprais ghar
musicals
âĸ¬âĸ¬ mcfad agony
condition equip
shik
atravel
ðŁĩ¿ðŁĩ¦
keh
abduction
peoria
wilkins
gms
asd
evi
ðŁĴĹðŁĴĹðŁĴĹ
uz
moc
hallelujah
guadalu louvre
drawing gove
phant frie webdev
programmer
zable
gamescom
clarify
lith kinky
âĿ£ labourdoorstep
sonata
juris maiden viadu bucharest
conditioned
capitalist
ude psb
spca
lulla foothills
kayo
bond womb
rounder
cesar bursts
apra swoon
sabrin fragrant
clearer
kubrick
climax
journo
agle ðŁı½âĢįâĻĢï¸ı
pooch
hale solit salmon organisms
bronson
arten
hodgson
alove
venture bbi
aea
ðŁĲ¢
ldn dnr
ozone
ellas
manny azzur unbeat truffles
thong
maÃ± lasers
leye
gettysburg
backpacks
oris
maison crawling
labra cling dragging
steal doubt devan ckers
agentsof photobomb
elonmusk
aboy
distances
storyline
spi
northan europeans
whale serpent ðŁļ²
fior trit oxo
awarding
classmate
sufc
smartest
riches
prk
bigfoot
armb bipolar
dwelling
omars
kwan grime
meng frederick navarro
sorrynotsorry
jaredleto
pave
slack barnsley attar
eviction
accumulation
oir
catchy
welter vikas
hassee
nikita
moyes
mathews
shiv
gatwick
profiling
companions
marrake antics
ðŁĻĮðŁĻĮðŁĻĮ
sese
boi bartlett
poisonous
abuses
ymm
kampala
guggenheim
imvkohli
dolom bree
throttle
gareth fitzpatrick
unya
parad margot
jnr
wea potassium
pnc
disguised
crash renergy
illic coupled
niels
ciones
æĹ¥
iment
despicable
dye whatcha
connections
paralympics
gauntlet
waitrose
suicidal
starship
vapor stou lawmaker
cooled
simo
theno offroad
jaden
basque
vicky lukaku
centro
trish
strategist
medications
horst
bfc
grail
sharply
aditya
tomb kaufman
tripad samba
pastoral
britney sagan
hillside
masons
sara zone xu
totes
robbie appen montag dero shortfilm
charismatic
tators
kiba andri alarming
splitting
icar thug scariest
sylvester
anan utrecht
adifference
meade
buster airstrikes
cuffs
accountants
ðŁĺ¡ðŁĺ¡ newt
bott
issuing
clancy
wwenetwork
kyuhyun
resemble
pajamas
sink kinney
sulph ork
lies lagh orton
rahul dsc
wewill ream colloqui sharia
hectic
sarcasm
lander tmz
endorf
roz
hammered
fris wadi
popefrancis
heit
flashlight
unborn
opes
holiness
ðŁĲ¦
nacht
imsa
gracing
bjp verts
csc
homeowner
aque
bigotry
annie bagh
âĿ¤ï¸ıðŁĺį
cari
thomp disposable
cardiology
patented
hhhhhh
ldr
stephenson
crores
fanning
climat ðŁĳįðŁĳįðŁĳį
ðŁĳįðŁı¼ aeron piccadilly
bankrupt
silvia
employ donny commenting
screenwriter
iota
cean
ancers
tuan
streetwear
à¤¯
skine
espa asif
osce
sheppard
morecam bottle ders oracle googleplay
averaged
edmonton stephan
sisterhood
crusted
staggering
methodology
congresswoman
cabo triggers
milky glide
toothpaste
roommates
nuff
guam
sprinkles
alternative watfordfc
uoft
haley contacted
bundy
prostitu ghar preston onsite
hilar gts
catt hampstead
??!
ðŁĩ§ðŁĩ bbcqt
alessandro
resist maidan
tko
shading
pinup
gallo sinu atec funk aclu
strides
rhyme
wetland
bbcspringwatch
tins
wildcard
stour flamenco
paula ontology
gangsta
amade ãĤ« tbs
skeletal
runner jardin
harrier
hunted
zhen believeinfilm
demean auditi restart
chondri âĿ¤ï¸ıðŁĴĻ
mclaren gab
shum ausa
lewisham ypg
kjv
furnished
doro
bonded
morty
latitude
_)
lova
waterways
vinai shorth drunk cay
ayana
kaplan
cappuccino
spro
lifeboat
hasbro
spolice
toron doing damn shree
fountains
entation
maru boarder
topless
jada
channing
ulls
enclosure
gibson fractured
britton
Ã¶
tous
porth draf trailing
margate
elife downward
linn
glades
girlpower
akrish uki ronda
tsc
appreciationday
vising
loom ðŁį³
mexican argos
yya
jadine
southport
dend sista
redeem
meng
braxton
antioxidant
skey
mpg
finding vibration
ceu
khart
dimini cline
shelly
hines
īï¸ı
topical
nover
maxx
primitive
illustrate
bounds
trenton
jointly
breeders
uchi wakeupamerica
bada
ðŁĹ£ï¸ı
guacam spheres
peregr youthful
lolo
birmin tly jeremycorbyn
defects
cosm arent
vaa
bagels
mediac coriander
icago
ghaz abbas remodel
structuring
pum outlaw adani
rbc
gulls
nli
confuse
ðŁĳĩðŁı¼
vila
mcnamara
corrections
mughal
seri
regain
ssb
leave hahahah grande distressed
rechargeable
hoa
housed
stil
attributed
opathic
dips
prit
headphone
conclude
pilo het utsa
nitin
jem
snippet
tutoring
oper
sunk
ensla chau
acorn
quintess rankin
affiliated
ourlives
clint seater
isaac bashing
smear
nurse doodling
";
saku atrocities
imam gfs
violating
commend bradshaw
erville
billed
bbe
thulhu
iphones
moose dios
rew
methane
strangely
whisky tightly
spielberg
radius
noticing
wif
ignati ifa
apis
wali haitian
bushes
yz vl exited
assel
truec domen asher
inking
newyearseve
hendricks
bati
ìĿ´ì richter
monsanto
conline
agreat ðŁ¤¯
masterpieces
arn
roughs
cleve sev
fashions
toya
shail copeland
aquari decals
areyou yaya
astr font mlm
arca
ppor pollock
xperia
conservation chainsaw
aggie
?!?!?
sile shon
ìĹĲ notebooks
marquette
deus
bbled
spicer
mccabe
norwich modification
boosted
strum
salesman
bangle
nissan hezbollah
breasts
aaf anthus
sker owed
heros
gifs
fosters
eaters
dues
_/ lymphoma
sfam
megal afridi
agic
pamp jealousy
ðŁĳĮðŁı¼ calculate
napping
gale ðŁ¦Ħ
lubbock
assumed
renting
íĥľ suburb
ãĤ· technic
ucla infront
garnet
steroids
striving
howar mover
leton bulldo isin
ciao
snz
forefront
dams
midwife
mawards
clapton
wein
subsidies
sproud
rotherham
phantom arach spiel
racket
selamat
noon lbc
entially
ðŁĴ¸ silve moud
kinetic
yasi ðŁİ©
ool miku
iza
fera
floren barbershop
groot
zest
nears
stanis zand policeman
jurisdic formations
apparatus
spd artifact
tosc motivating
womancrush redro diagnostics
raza
outfitters
elxn
dodgy
ryn
shd
orthodon olde
jayanti
balances
quickest
canton fridayreads
!*
naa
aak ðŁĶ·
behaviors
raspberries
ä» political camil åľ dik
astounding
liebe
novelty
turmoil
sully
springbreak
honouring
ccg
ðŁıĴ
mylittle kyc
proms
ðŁķĬ
Ã¨
bige avril
ðŁĩµðŁĩ°
marion asants
surya
octag lufthan acron fayetteville
tique
loves enca
dekalb
taver devote auxiliary
johannes
treadmill
ayan qur
donaldson
cheryl "....
sven kirsty
gunners
radish
oahu
vsky
ible
concourse
bps
eloqu ashford
tebow
roblox
mada
driving thday
sproject
mms
banded
.!!
librarians
flannel
intolerance
heral çµ nemesis
lista
tarak
crypt
starplus
vishnu
scale cris
%),
jillian
reggae pegasus
olin ipment
manic
lfc goddard
iteam
parlour
anchors
leeminho
tallahassee
antit dho kidney yash
battled
azad
garis
faulkner
sniff
paparazzi
edm phyllis
contested
aaay
seca
kton
velve rainier
forum tampab hosp
tractors
oxfordshire
notion
guangzhou
ðŁĺ¯
refill
wednesdaymotivation
slider
mukherjee
pratt fontaine
alphon afar
tsi
pesticides
fiends
mocking
braw transat doses
cores
homophobia
documenting
zlatan
condoms
sÃ© sunset kunst
tonga
à¸ª vation
spray chowder
raps
palladium
norwood
musichistory
hooker
sisi
osprey
phys
conceded
bobcat
armad zeit ÙĦ
ðŁĺģðŁĺģ meridi ðŁĩ·ðŁĩº
cornwall !),
touchdowns
zeit
chalet
mmm alche gorilla foss
atiku
luminous
ivanka
beek
stares
swiss âĿ¤âĿ¤âĿ¤âĿ¤ scrubs
meath
gustav
jogging
confetti
asos
ersfc
breitbart
applicable
authored
yaho hin
displacement
jv ðŁĮ¹ðŁĮ¹ otc
nonprofits
diecast
gusto
intestin cages
meen lukas
mooney
ðŁĺ· veryday
torah
ission
wac
leveraging
ishable
cuse
lewood
mayan
turntable
juice trusty
tup etiquette
supervisors
stun
guzman
conferen rico feast backward
polaris
miche jog hing fieldhouse
veling
shocker
escence
à¤¾ vibe anastasia
marched
killing Ķë fett
exoplan ...(
snowday
loh
irani
lakhs
dela
pocaly boomers
dictatorship
acer turkeys
quarterfinal
musketeers
ðŁĴĽðŁĴļ sfx
museumweek
scala
risis
(ðŁĵ·
ãĢĤ
zies
boeh hues
lusci dola
impeachtrump
rood
doncaster torre
heroes foyer
tari
blurred
kew frankly
droid
apal Ð¼ yaf bret paragu cacao
ðŁĻĮðŁı¾ rue headaches
shawty
charley
paler gowns
correctional
ðŁĺ©ðŁĺ©
breakingbad
oling
dap
endeavour
citadel
trad
incumbent
meditate
footed
ðŁĴµ
shabbat
dayofthe willem
galway tored
marriage fillion
sleeveless
auditor
jinyoung
invincible
kaduna
aand volcanoes
moneti indiegogo
buccaneers
ðŁĳīðŁı½
ãĢĤ layton
cuckoo
humber
buzzer
Ïī
tore strains
stom
paine
swe
duff zou simi
lipp urn
seagu ðŁĶ®
sundae
hic
ðŁĺ¨
bullpen
uper flyover
aldridge
globes
alies
kenzie
gees
ycle
splin magenta
jha
balu ghorn
tipper wicker
tasteof conclave
chale
invasi cater
dioxide
megab winn
atp transformative
nestled
hig bridging
lilies
cheered
baddest
scrolls
realis
diplo
ðŁĶ« concession
preferences
explodes
ergon introductory
ineau
chaf somes
landrover
spiration
sexy
scorecard
illustrates
soulmate
wien
interdisciplinary
forecasting
entities
glued
enlar curt
perceptions
bootleg
mire ashok
vaz horne
calle
aculture
theroy nighttime
ocal
characterdesign
armist ðŁĺıðŁĺı
yahoo aceae
tose
evento
sout nayanth whom vare rigging
genus
hive commands
stie daya
ethanol
enf hifi
fluence
clemson reinvent
thermometer
humorous
emerging aciÃ³n
ðŁĺĺðŁĺį
sity hawke
accompanying
tility
ðŁĺª recess
protagonist
lery
dundal intl brittany qbs
offthe marriages
howto violated
adelaide witt lancer
pakv hume
stade
bragging
outright
adc
superst realtime
cures
gardeners
erock
dalejr
vero
bartol moti mcfly
vpn
stink
overrated
guerra
etis athome
twdfamily
thab tnx
rafael familytravel
xley
satanic
equations
rudy waldorf
stani
tube measles
zimmerman
obligations
iously
bowser
transformer
shoppe
shaken
ghouse
tod ketball
shareholder
marca
kpmg
akan
givenchy
coastal auth
rollercoaster
marches
coordinate
cinema apprentices
parlor
mito menon
considerable
barre
gloss enhances
jazeera
falmouth
thrash
staten
kzn
engel samanthap floppy
salom ðŁıĨðŁıĨ
wack
deliberate
oscill heritag dusted
ornithology
paddle ferns
barun clans
anticipate
aay matically
éĩ tumble
postman
unicef trotter
opd
leaflet
geist
ceasefire
screws
creation walnuts
longhorns
understatement
abb
proximity
nax unity turnpike
ordained
dubstep
chakra mech
loveher
lookalike
donnein viron ÙĪ
bangers
variants
outdated
inta
cristo
spelt
foodand fon
stefani
marginal
hutton
tiara
telford
quen
fairgrounds
quetta
mikhail
healer
vball
tyre undergrad
glend homers
scribed
maintains
poche missal
marko
uas
Ã¡n shp
convey
padre
saba
puglia
madhuri paxton
chaplain
nago casi ...!!!
flirt
saleh
kare
dire stamped
extreme ðŁĺĥðŁĺĥ
hoppy
guadalupe
advantaged
euchar plow
unn
macqu portland clash pes loubout yp keeping arcadia
frankie fiu
deth
encyclopedia
size invests
ðŁį©
geological
franÃ§ confront
ðŁĺ¥ dys
afm
texan
graphene
repostapp
acf
ursula
gaza ddled
fum
wsbtv
mbe frontiers
chronograph
kes interfaith
taboo
sparta
wondo
florist
embraces
caw noel archers
ðŁĲ·
romano
banan shakers
melodies
geothermal
sephora
ìļ° Ð¾Ð´ proc handshake
pande populated
slowdown
hortons
registrations
undeni lants
passover
thakur
lief
adhesive
petal microscopy
memphis confirming
airdrop
mesmer perceived
mingle
lifeline
ghj worcestershire
passions
acher ellar
aho
firenze
barang letterman
hatfield
lucha
jeter
eshop williams horoscope
prede eastbourne
durga
diversion
altrin seismic
premiosm narco tir
orig
orm
landfall
cious
lindo
maxine
xico
tray oswald
cba
ricotta
ncr
marau à¸²
gladiator
chery
lung ume popsic longing
canals
taya
decentralized
shopp pressures
maharaj
etihad
walgreens
succession
signaling
lig
staffer
northkorea
defying
asma
deg
perimeter
oakville
msk baltimore receip deple ðŁĺŃðŁĺĤ
jamboree
>.<
rspb punisher
considerably
intothe parisian
accelerated
polyester
lowes
frying
sautÃ©ed
mouths
seychelles
rax
godis dakota housewives
theme matinee
blackbird
yesung
prefers
pellegr inated
trunks
strongertogether
repet repairing
pedals
tolerant
herr
dunne
indication
decatur
btv
exhibitors
ikon fridaymotivation
bragg
livetweet
alves
womensart
foreigners
wallets
mindy
laney
bbin
tvmiaw
lifter
target tame drou astrophotography
mpc
gpu
nordstrom
friction
runoff
lovable
spnfamily
extingui bloody schel
artistry
swish
scarce
phils
maxim
possum
compromised
styli scfc
issa birmingham sketched
angelica
ordinance
jets conquer ðŁĺĲ onlineshopping
sori reasonably
nuestro
arturo
chl
benefici sphoto
welt
nikk ðŁ¤ŀ
danao
formid asse
afirst
âľĤ gillette
assor anonym selca
femi
bearable
yand armory
crepe
celticfc
bravo inexpensive
delec gecko
newmarket
snowflakes
kabir
contra
canning
morpho garwal
ðŁĴĥðŁı»
fighting mutation
woody jugg graces
premiosmtvmiaw
kennedy gup sae opha offspring
finisher
betts
spanning
marj hone
shing continents
samanthaprabhu
unrelated
lacy
explosions
benjamin sophie noting
microsoft assen
ahoy
iker
hofer
moe ahmadi yann
anak
mahi
beu ahah
creeper
baahubali
amat priory
hawkeye
deloitte
skoda
printmaking
assembling
miraculous
noch
swo lega
operates
borderlands
elie strongh reptiles
pirate unfold
Â¯ qualcomm
unpredictable
otr
rosewood
directional
counselors
cornell liberated
jad
irregular
bulgarian
highness
vodafone
swild
minimize
grazie
à¹ĩ
rstats
streep
ometric
humble lump
lille
bÃ¼ homedepot
tripadvisor
kiwan avia
erz
exico
duf blumen mizing
arma
inim constan sora
jual
aun
twell trenches
hera
rk poplar
recipeoftheday
llan
bhuban shortages
ingdon
bridgewater
ðŁĲĺ
fortnite camden uncture
prow colonies
tks
ngo bhm
livepd splace
slike happyeaster
terrence
revolver
jed
yyyy officeof mts
existential
rourke
explorebc
ssed priest vixen
siding
kpa
ahar
juic obstruc forensics
ukmfg
cancellation
weary
abq
elec
prized
debts
mezz salvatore
mdc grette
cgc
thon snowstorm
tsch
cookery
å¹ waxing
nacional
murs
rave capes
germain
dripping
submitting
omelette
iteration
ajes
shimmer
fueling
ðŁĩ§ðŁĩª
lipo bobble
unfollow
islamist
hiber cats agentsofshield
sensi _____
steria
instal auspicious
harrow
overland
feminists
instant chariot
blindness
sped
scarec nuit
miniatures
hoseok
glock
fifaworldcup
ete dism
weiner
exfoli earts
à¸Ķ
myart
manil issant
forma
incu buffalob intim mccul anjali
popo undoub hila
fungal
thankful futur endish
rends
thar
sheff ringo
nicholls
iowa potom clams
ãģĦ
aconf
stadiums
dimp dik residences
dov
caricature
seagull
klm
confess
slapped
celeb turbines
ppv
nurture
elab
.....#
tuff
depress alfar amiibo
dispon ewing
queer friends forre âĺ¼
swt
aquarius
headliner
curd
figs
otters
lovefl
kareem
govegan
friyay
consolation
atri
ì§Ħ
âĺĿï¸ı
polyne gued
oya
laus intestinal
camilla
scalp
pir
leeds horrifying
boretum
dandelion
ferrer
ellic asx
soren reloaded
aleague
navigator
inette
addams
alchemist
akshay
dystopian
awec
naya
alisa
ailed
agor aviator
alizer
smobile
findyourpark
copying
toddy
shti
monger
calhoun
napkin
breakup
yatra
sethu richi erasmus
ferry amore practise
bobo
powerpoint
oose
liffe
china shka
fadnavis
duane
waron false ðŁļĤ
washes
discip ======== gk abb stubborn
medieval pci
ðŁįª
marilyn hyo mandi cri
predecess continuation
omusic
slat whal mallory
bonn
shenzhen
cai âĺĥ safest
forwards
drawers
blasted
slee
morphe mbta
dumbass
ÑĦÐ¾ÑĤÐ¾
alhamdulillah
eclub
albeit
healey
ayurveda
advertised
crocs
ittles
bryson
bei njpw
honoree
fused
ðŁĶĺ
multin naga
departs
kop
kino
jharkhand
edna
axle
milton supremacist
marrakech
dominic transcript
][#
:).
woc
surrounds
ogil leaflets
cowell
whew
trude
prolifer succes sportsman
condom
poche
kup imprisonment
{}
scrambled
åĽ kaine
cellphone
metamor coni remnants
eez
downpour
afternoon exercising
berser architecture wicklow
mns
isp
boc
niss
mnwild
stumble
rsi
luffy
silen ddad
bullies
hawker
bbcc scuba epp quets
foraging
pallet
hadi
cinematographer
catchers
toaster
khi litecoin
kidlit amherst
mauricio
ipad marmalade
fey donnelly
gto
estas
cerebral
antgrasso
zzled
virgil
swapped
ðŁĺħðŁĺħ
nodapl
greatest nhlbruins
fraser bmo
anew .âĿ¤ï¸ı
segregation
remarkably
mccormick
logger
eras
contracting
âłĢâłĢ
yorks
ukulele
touchscreen
decked
benn
southwark
ravin numis ðŁ¤Ļ
rut
greco
ethic
redneck
arr tcs
ihri ðŁĩ«ðŁĩ· lk inherited
zyk
viaduct
martyred
higu ssn
bein streetstyle
fergie
bankof æĹ¥ stakeholder
exemplary
cress
essa
erotica
intrepid
gomes
braun bethany bangtan
pulmonary
milling
doctorate
trumprussia
à¤° sani blatt
plau deprived
tle fully bourn
stak lufthansa
kiosk
faroo defy
badan
ðŁĺĺâĿ¤ï¸ı
ritz trisha
rands
middlesex
arabs
proj
sportscenter
repeats
ivf
bleedblue
assure
obs
territorial
elen
beverley
annah âĿ¤ï¸ıâĿ¤ï¸ıâĿ¤ï¸ıâĿ¤ï¸ı zl
forgood
sciencefiction
glau sonya
prith stweets
mixers
mario antelope
writingcommunity
wentz
denham
bedi
sfo
harleydavidson
lookbook
immunotherapy
orphe esville
edged
task sbball
corrosion
kilometers
costing
playback
keke
divisi uter relocation
yelled
peng
upbeat
serve âļł
halen
stirring
rehman
env
schumacher
fragment
alkaline
sbk
resili sharepoint
rollover
trash counterpart
âĻ« obitu à½ ãĤ¹
mulberry
ðŁİĨ
autonomy
spraying
natl loveyou franki nuk
escar canteen
alibaba
deplor molecule
pud fortnight
blondie
sphin portrayal
tache
bute
consisting
freepalestine
csp
immort dns
ðŁĴ¥ðŁĴ¥
tourde cooking archival
gathers
bitt
banc premature
snowball
poetryday
loudly
fugitive
eday emra ðŁĩ¸ðŁĩª
scien nodejs
jurgen
jeong
bandana
unis
foxsports
vandy provisions
weep
tuk iko
houn ziggy
zr
fillet
bata
tink cone wewant kilo horace
slt
sct
staytuned
victoria umbria
attacker
inghamshire
frightening
noir frat
contempt
liaison
hoi brink trill
niagar kickass
dundas
notmy rhode bumble
noxi fag
spectators
mancrushmonday
jinping
distract
daisy walden
portrait arthistory
voltron
evel isc
acm
rite nao
deported
sweats
rufus
lobo
laborday
gamo
ihrithik
blit abdominal
ãħ¤ãħ¤ãħ¤ãħ¤ iit eq busy alluarjun
undisclosed
deton procreate
kil
ðŁİĤðŁİĤ mitchell kii
inheritance
alp
joburg
patrolling
compulsory
unsigned
niam lga
eshopsuk
trilli maw appreciating
rockab maÃ±ana
antal malvern
royo
grandprix
sutton goftheday
digi
ãħĭãħĭãħĭãħĭ tles
varanasi
erected
disciples
contact ðŁĺµ
lid â¬ĩ
scentre
radiator
ingtips
transitions
thursdaymotivation
chemical separati salis
mim
geographical
bookfest
/.
âľĭ vae
currie
aggarwal
acceleration
theses
lgm
umass
proportions
nata
anians
kuch
beacons
apr @#
ðŁĴªðŁı¾
nuke
sheraton
kio
makati
politico
morale
ìĻ economically
ggly
ssen pastries
internships
vicente
fantaken
avengers accuse
sleepover
indicated
thedream
sterone
renders
frost oui
gregg dore
âľ¨âľ¨âľ¨
pugs
saty numb
hemsworth
tami
lassic
schiff
iglesias
agawa
]"
reshi
gamestop
divorced
theater claudi unconventional
prophets
acin twelf towering
tml sclerosis
kwan
gets disturb
naira
energ piracy
pruitt
notified
henna
bram
groundwater
bls
optimis $)
lucie
bizhour
fangirling
grills
orl
verse cina
lawless
artistsontwitter
televised
marshmallows
radiohead
barr mfc
brevi mmorpg
gaya
âĸ« subtitles
jt disneyland tobago
nhm
groove fiawec
"/
bao scrabble
omni
ffl
umc
simba
alier
terrell
plume
midi dignit coc
brut
adata
alchemy
dsm
ðŁĺĨðŁĺĨ
wintry
spares
cuer conclusions
toys odor
flann garvey
scriptions
inspections
catap anglo stlouis
heimer
atay trich
enyc
childs
ventil montp guillermo
circulare zell
modeled
craftsman
alina
stimulation
cashew
judas
bestof
toire
suspends
scollege
realising
bytes
bloods
assi
ðŁĴ¿
ohs
ðŁįĭ
scallop
à¤µ
gifting
camogie
wilkes
ozzy
ðŁ¤¤ veronic savoy
demetri babygirl
ðŁĺįðŁĺŃ
sox clyde inductee
countdown selfcare
à¤ľ
vika
torre phdchat
pears
awh
suffrage
lesn admiration
mpp
sharkweek
schulz
santorini
clover (*
strasbourg
exiting
soyu fingerprint
chea
ãĢľ
vindic songwriters
soa
prouder
nama
=))
simplest
deliciously
gilles
uq
mnwx
epp
shun
kennel
fallon ðŁĲ£
sind tragically
outes
modernism
coke gyn
spion âĺ¹ï¸ı
leam compressor
apologise
twentyon fanatics
âĻ» scotsman
sawa
kou
aser à¸ļ
welterweight
phenom
twickenham
stria
pout
kaz
giam cdp
hoy employ
redmond
à¸Ħà¸ smere
trancefamily
protocols
piece luiz
iteracy
carls unitedstates
harmed
phdlife
chaw footprints
lÃ© choker
zana
slipper
ericsson
insulting
artichoke
advising
acquisitions
opor mutations
rear à¥ģ
podcast wither kung íĺ¸
winslow
diapers
ðŁĵ¸@
ecker collar huey
giro monogram
kasich
siveness
malaysi aromatic
gres
galileo
uji
robb
drm
nonetheless
asa :>
loa
lnp
atwork
agt
lakshmi
pipelines
idal
strel
reall chainz
stonewall
sansk ðŁı´ piedmont
hostess
ciu tÃ©
analyses
wilhelm
scotty rwby
mosquit usemb quins
ðŁĳİ tucker sconf
specifications
psychiatry
brookes
sils
olaf
deto codi clip filth
womancrushwednesday
goto angerous
beale
wtc
panelist
nex
larsen
emilio
tableau
hitters
conceived
americani ortega
mardi Ñĥ paintball
thirsty newyorker
etisation
goss weaker
ugh troll harga
dual ghtning
atine
ðŁĺİðŁĺİðŁĺİ
cookout
pyrenees
poss
authentication
sportswear
yunho
kiro
archipel shenko
render novation
divinity
ðŁĳ£
sufi
humbling
geopol devotees
waitress
trough
pyro iba
bling graf
epilots
btr
oftball
basking
dominos
soom rath
sheryl
quel astronomical
weld
tracklist
signee
sleepless
comman chron
summon
puremichigan
crispr
slip lagi
raq umu
thalap charmed
scrump quadcopter
skip petersen
muni
ðŁĮ¾
monaghan
trays
icked
canadaday
tegr ï¿½
hotness
heavymetal
abar
gopdebate
azul
spiderman sunflowers
ľë webcomics
bard Ð² nicholas slush
raman
markham
fficial ffler
íĬ¸
pless anushka
toto
skaters
prowrestling
competes
ayala
mystery thrills
mpg independently
yul imperative
formidable
tireless
stacking
tongues
maltese
potts
matti charting
chillout
supernova
omeo
skysports nutty
ðŁĹĵï¸ı
rohan
inspired concierge
serra
makk galat chipp yev
ì£ reimbur opul kimberley
ieee
bremen
chitec orin
naku bonkers
footy emergence
ðŁĨĺ
stip sergei
zoey
aime
would dyes
destiny vinaigrette
drier
circulareconomy
anarchi ssr
schel ciner groom determining
garmin
calais
incarceration
bukit
noi
chelmsford
mckinley
chipped
belonged
tumors
stroud
mii
influenza
wwenxt
tundra
telecommunications
catsofinstagram
tages
beatty
odu
mlkday
ooper
dangle
akley
crumb
antigua
timbers
rouhani
ðŁĴªðŁĴªðŁĴª
hafi ...!!
wcs
coop snc
litres
ãĢĬ
haz
coz kant greenfield
curti yale flyeagles whatsoever
worthing
roulette
flyeaglesfly
unda
ainted
standing luscious
hpc
efficacy
ashland
meghan kywx
npr bathtub
acos
hani marcor mantis
daisi boba
abbie
mutil vial
spyder
poz gti
elfie
nightw metroid
antoni maddie dhry
darlings
tends
taekwondo
atlanta meow chloe ãĥİ
ymes
siberia
kcon
gues mariner
facil azzle
[... hannover
bavaria
virgo
teuk
usps
)#
walla
sampson
needless
verbally
hayley bowled
pius
lampard
hamstring
volvo roadsafety
choking
sorbet
ahem
healthyfood
braided
horticulture
crative
cheek addo
theforce koko
schizoph jie
wada
twentyonepilots
hbcu
proton
pauls
louisa
latam
kyrgy compac sdk
sapi ??? liberalism
epsilon
aiden
wusa
sprayed
basketball kimono
bluewave
alias
ë§Ī mugshot
cec
dogre adora
ðŁĵ·@
krakow
intrigued
exhausting
astronomer
venison
ladybug
civ brae
usm
bribe
acupuncture
pembroke
keating
chie yad
tsi smi
seeding
gateshead
lisboa
gyp canvass
ðŁĶ´âļªï¸ı
opi nir
societal
lyte
aties
csm
artery
alin
akapoor
abstracts
âĢ¦âĢ¦
teenwolf
newe travelgram
sentimental
perched
handel
hoek
fay
coordinating
animate
manian
effort jerky
fck adrienne
mably
trading myel spiro sola
storing
overdrive
mondaymorning
dreamteam
pulse bondi
bernie pgatour
tripoli
sonam platt
âļ¡ agroup
îĲĴ invading
vcu
kell
Ã±os
undead
podcasting
mercedesam manafort
cortex
queso
impeccable
palmer wildoz
sportsc guacamole
dispenser
categori stunts
peril invitations
dunedin
xie achieves
safer preds
phan
knuckles
kak
ignores
lovemyjob
aruba
oundation
datacenter
covert
gring
couple Ø§Ø± voli
mccle artisans
ludo kalam
aroma undertaker
hula
wizkid
gumb godfrey
bakersfield
kern
engineer carve
palin
guarantees
pebbles
bays
zieg fink
â¬ĩï¸ıâ¬ĩï¸ı downpours
rochelle
raspberry ðŁĺ® graphies
stomp
cafes
arized
uttar
calvary
drie
crusader
busan
tuxedo
siu
seamus
cultured
blanchard
townhouse
gered
buttermilk
fluctu rogerfederer
heli
ðŁ¦ĥ
uous
ramesh
muppets
emailmarketing
yess
brice
rizio
pelo donneinarte
urable
investin bumping
rajiv
sava
thrower
forex ohhhh
thrust
pullman
rfid
sepsis
leed
fright
rounding
neb phins
aisha
utilizing
squats
goldsmith
jic
boks
vaus
ipo exclusion
tariff
pokes
minal
lands enforce
washingtondc
orchar gx
marys
eyour aussie bakers
unpopular
latinos
large putnam
bolo
wade pelo
dizz obstruction
flappy
wearethe dependence
pajama
ete
yann ewan
discla aay
karina
eic antrim
wsoc
negatively
kaido
fotografia
dhru colossal
mcleod
kwang
manipu exhilar usatoday
summerslam
coles taproom
unbeatable
dema ticks
kling fils
campaigners
à¸ķ brewster
audubon
quay chs kigali
dler
strengthens
somal signingday
golds
pigment
orchestral
gq linkin ðŁıĩ
taw
algarve
hov
earle
goldfish
amig exer benin
druid
ðŁĲ¸
shem
quattro
mercen mente incorporating
bonanza
statefair
ende
conceptions
ees
âĻ¥ï¸ıâĻ¥ï¸ı dson
firearm
orbital
weh
multip fob
requiem
plight
thouse said ocre
remembrance nold
chipping
bev ert cathy sym
riggs
mley
dialogues
slender
howl
gauteng
wdw
tobi smokes
implo bpm
adn
mombasa
capsul bloomfield
articul cleo
googled
fluffy lard
enzyme
vesti ibrahi flame emea
outages
dispropor bleak
ansel icker
stlouis stockmarket
goodfriday
sault
stalled
prom epsom
bÃ© these sauces
mew
litfest
pred reu
karak sienna
ellin
biotechnology
ï¸ıâĥ£-
tactic
sain
pork monza
kaj
lush compartment
changing shraddhakapoor
foal
artem cuando
canola
oriente messe
dited
brc
boxer bbctwo
sst
mentday
eming
dewey
kofi
âŀĸâŀĸâŀĸâŀĸ realization
smol
twood sanje flagstaff
berwick
corset
canary whistleblower
etched
composing
squeezed
bower
autodesk
neh mathieu
baja ÅĤ hydra
daim ameri insisted
merlot
garros
heartnews
gainesville
cutler
bode
ðŁĺīðŁĺī
lewes
scountry
gsa
usu
ccm
godawgs
pharaoh
crae
morley
hypnoti fades
neurons
fuzz
ingco
highlanders
stark vigne packets
amarillo
reuben
insults
basic vector nme
acruz
tros
transmitter
ðŁĺŀ interpret
ðŁĺ² prequel
mcgowan
dissemin ðŁĴĺðŁĴĺ
masculinity
indiegamedev
alive tet petal
emailed
armed koo
heer
baird
superjunior
metropolis
delavin declines
stitutes
Ûģ ptbo
glan chores
ealing
chrissy
stemc vian assassinated
pronounce
illegals
discovery cavill
frifotos
fal
soi
sabotage
tint
pdc
ðŁİīðŁİĪ ãĤĬãģ jio
endeavor
insig committees
shearer
metz
marrying
hdd
gby
fret
trish pul
scripted
saki
lw keye shimi
nanaimo
cah
Ã«
tempered
ician dugg dishwasher
airfield
srugby
grinch
yst rms
mahatma
lankan
discar digestion
nodes
lls
omic gutter
tisgarh
federico
electionday
bohe mastercard
fireball
âľĶï¸ı oyster pong dok enroute
mvc
beatthe alistair
shub
shaming
chernobyl
ghibli
thes pinion
dbs
salts
iction
epiph ncpol
inconvenience
whitley
inspecting
woodley
wiener
skillet
noles
mca hina
asha willingness
wellness tamed
showtime disadvantaged
bernat usn
missionaries
counselling
arrogant
quantitative
legalization
hodge
energyefficiency
camerondallas
possessions
pbb
harrisburg
vg hinduism
happythanksgiving
fib
reacting
tweetapicture politi muppet
hurrah
pace coastguard
guarded
asam parry
forevery xq
oomf
keanu
jind rist
customerservice
sacred ðŁĺº
toner
occurrence
matu valdez
redd
isak powerrangers
peasant
rajini
abraham emil
cardo
tril hairstyles
obsolete
sampler
directive
delavinkisses
verton
glos
spay palermo
comets
manziel
chicagof skipped
pictorial
hant bmi
aol
reopens
paddling
devos
fraud baseline
queues
spired
snare
euve
descriptions
daisies
caching
galleria
trimmed
stino
recycla icular
birken rawlings
flix
chicas
bgt
likeli argyll
thelove gaston
blanca
hak
fone
sailormoon
haci imac
flyn decan belles
apic zog
taunton
constance
lasagna
kernel
inka
harbor collectively
calculated
aville
shilpa
purdu gimm funer aest
pembrokeshire
nightingale
nunes
hypertension
hubert
sliders
infertility
commended
transatlantic
metrical
!!@
ÅŁ
ssg
bacca
inverted
funfactfriday
itans
album acquainted
rier whelan
sarab mue
snooze
piff
agreeing
spitting
jermaine
nye âľıï¸ı
ambush
zeph congreg university sapp
wannabe
patrice
ibd
doglo fridges
sund
kingston argon kamen
hardrock
dsley
dolores
ì° otaku
piping
behaving
âŃĲï¸ıâŃĲï¸ıâŃĲï¸ı
bluebird
ansari
teapot
firework
crop logans
typed
thickness
igers cfp
dysfunctional
contrasting
etty
astonmartin
txst
dragrace
attributes
marathon manuscripts
johnstone
ðŁĺ±ðŁĺ±
boer
ayu
arugula
poorest
condu assumption
anagh
noh
delavin
sitter
gÃ¶ morow
kickstart
comi glacial
ghead
bain kershaw
endof freud
omat iaf
hug signup
eachother
definite
tubing
shakira
ðŁĳıðŁı½ uuuu
swin
shambles
olas
skell
britain knw
clutter
omy jens
hanged
cityscape
scraps
unlocking
deadliest
erno
breastcancer ait
inspect
furi ðŁĴĮ
kud jule orah
mids
mdt
burgring
rattle pusa
stalk cleans
issance
zek
worthit
nameis muskoka
councilman
urbanart
barrac unsolved
tul
gita
whiteboard
soybeans
ement conti
saturdaymotivation
conveniently
docking
tado
âı©
spino puppylove
pof fabricated
robbers
adopts
tified
kkr
indulgence
noticeable
macquarie
chapel sensual
kiko
melanoma
loretta
liance
aben splus
gaal
acele libdems
comparisons
ðŁĮµ
rhythms
mery
encapsul napier
ðŁĳĮðŁĳĮðŁĳĮ
ðŁĳĲ
platz
fresno reformed
ranbir
elit thebest bhushan
vinnie
improvised
sittin
recreated
eba
ecker
acrob ponte
cord giddy
eurusd
fever intuition
gari dummies
budweiser
amendments
tetra schnit ayas
marys cist
kani kermit
ðŁĺ±ðŁĺ±ðŁĺ±
tinker
strolling
divisional
nigeri ominous
menstrual
karab khy bwfc
panhandle
lilli weller
strapped
sonthe transferring
ethereal
sneaks
rudol gables
jacking
cincode fortune canadiens
confor abnormal
franklin tita
mula
persist
cuties kiel ðŁĩ±ðŁĩ hermann
awk
fiasco
koto weta
hiker
buddy preventive
mcgraw
gameboy
forsyth
topshop
siob sadh intram followart
soaps
dragonball oux morrison à¹ĥ lubric adulthood
morrisons
âļłï¸ı hermo taka
stallone
misuse
teamgb
ragha confined
aty homophobic
nwo
skynews
hoya
acrosse
wiiu
purÃ©e
jeddah
ðŁ¤§
advisers
phine
anis scrumptious
ë°ķ cke
viny term sdc
odo
homeschool
vasc
leopards
deborah illicit
curran
asroma
naught
marig brandi
emp
ðŁĺįðŁĳĮ
îĮ suspend
luz
initiation
schaft
jensenackles
crawler
postdoc
desks
trailblazer
denomin trix
noise poet ±ï¸ı
smug
volatile
proofs
pharmacist
sardinia
mashable
kimchi
coed
schalke
doodled
csw
shur rox
dok
chrisbrown
mathematician
abound
angelic
rockford
dole
yorkers
msn
gman xavier borrowing
markings
longhorn
kja diverted
mmit
euphoria
ayyy
tea pah cki
uncut
liven kyung
fanart mering
redding
amovie
gridi cthulhu
scholarly
judah
thbewithyou
eucalyp ðŁĲķ
hertfordshire
courtroom
byu auctioned
please marcia
ê°ĵ succeeded
elas
arvind
tlot
saigon
rett rakesh
fdny
asen sebring
gladiators
youknow
vlad
gola
parap ÑĢÐ¸ sabcnews
oneteam
ohl
sune
rij cdc stargate
rundown
plato
phc
chatter
raviol mnf
mandala
liet
à¸ķ
maria hungover
consolidation
ferrell
traditional iloveart
galap ðŁıĮ quezon
espaÃ±a
ðŁĩ¨ðŁĩŃ
hobby steamboat
malign guillau prohi itsme íĥĢ inscription
alz
marian kade
mmon
adjusting
nests
internally
cir
vikram malala
kph
felicia
thereal
captivity
atis
marcorubio
kaleido chev
manoj
lemore
gentri vips
trope
"âĢĶ
pairings
malnutrition
fray
designation
brunomars
aze torrential
panzer
gail underthe theological
schizophre dazzle
frederic
mopar
adilla
soggy
raun mediocre
colorec ife pinst bluef Â²
worldwater giroud
clarinet
adolf
tarantino
receipts
assump ðŁĳŁ
coffees
âľĬðŁı¾
duplex
sof
rx lino timberwolves
pandit
motm
ega
ayama
achs
outsider
llen coer tilly
cheeseburger
mads
pledis
empty nationalparks
aziz pmi
junkies
fener sqn
Ã¨s
generation cleopatra
bhubanes mosques
tyfree
poppins
twc
orwell
nage
kawhi
hollow dalai
Â¨Â¨Â¨Â¨ ouro mhealth
gion
azo
visas
renegade
reic wsop
ðŁĴļðŁĴĽ
echel toxicity
mÃ¼n bunk
stimulating
asthour
\\'
eph
endemic
cnbc shrinking
peabody
michelangelo
canyon wale sumi
siders
inuit
?.
professionalism
dracing
platoon
pons
outbound
mapleleafs
desol cency
athan verma
rubbing
okan ðŁĳł
mullins
authentic Åį almanac
gaia
bbq onimo
keh tya
touts
yav reposit ,.
wight seeyou callof donesia
bargaining
granth sdsu
amphitheater
psu rewatching
winetasting
peakdistrict
detecting
thurman
phee
èªķ umich rer sculpted
gole namesake
ðŁĶģ
servicing
baugh
pugh
pencil darth munchkin
atorium
teners
suny
rollingstones
maging
starrer
idris
feinstein
agron âĺºï¸ıâĺºï¸ı
supervised
chameleon
aggregate
successive
mogul
instyle
poldark
custome ohiostate
haya
cides
brokerage
angelou
fifawwc
deforestation
alton pamph hugged
hobo
changeable
kuber burroughs
demonetisation
capecod
versatility
orice
leila
womeninscience
tua
hedges
embarrassment
alife soars
nighter
hymn
gipp chasu techs
niall killa
hika
camels
value Â¢
scoops
mahmoud
clusive
adriana
paco
ozil
unas
translations
whisperer
sbi
buxton
biotics
indiffe kenney
klar etching
barrabest
instability
seine
votel blogged
whiskey myspace
tant landia
giveback
illus
awak
acab fbloggers
cloudcomputing
blatant
syrians
bandra
styn
anem keted
karthik
barunsob pinot gubernat gaye
artiste
ified
conventions
huan
geniuses
eeeeee
folly
somerville
pridemonth
ðŁĩºðŁĩ¸ðŁĩºðŁĩ¸
chemotherapy
pauls bakar
ìĦ¸ë¸Ĳ
taiwanese
follo css reign nnnn
flaun catastrophe
ities fragments
extremists
ymoun carmen ezekiel
connecting
seh
manta
remodeling
weymouth
atoms
cem
newell
lumi theopen
moc miliband
gland
zshq
maggie maniacs
msp ady creams
leanne
esta pyg affinity
prayer dunbar
lightroom
acadi wynonna romantic statedept
sickle
whos lamo etour
finity shrub
sharpen pundit
edon
afore mars jeffery
terps
medallist
katharine
accusing
taz royd
fromhome
confrontation
allegh ðŁĳīðŁĳī
refresher
ranveer
neverland
jojo lucrative
enam caver paedi manjaro
fluids
thessal oppressed
muss johanna
Ø® cng
buildthe settles
sith
fuego
clamp
arag payer
tedx
mandy interstellar
frc
chand
bcc
molo lentil
johansson
grimsby
naturelovers
ðŁļ¨ðŁļ¨ðŁļ¨
shinde
xin
internationaldayof transitional
sata
caddy
wod
ifu
hays
hollyo jang irc
coim gradable
"" ðŁį´ à¦¾
ael nyo westlake
timeout
sofi phenomena
cultivation
agno unarmed
sot conj geno royalnavy
nutrition fairmont
tirelessly
sng
rety
mica
lucent
sloane
drool
rizal
odell
criticized
.'"
laze
deserted
coder
pras
lillian
itinerary
davy
anap whipping
hoboken
kareena
çľŁ vius
tern nantucket
misunderstood
bulaga
stant chinook
zam
relies
dss
edmond
sketchy
mell
fex rector
distill daydream
winemaker
ripley
billionaires
helene
atif
culprit
bertrand
wouldnt
mapped
vak
gladly
parliament kidlitart
wareness goliath
âĨĵ
viewpoint
tatted
fuls
dorsey
anglers
lids
kiya
bowles
beh
bite
compatibility
ancestral
prox behaved
gubernatorial
chfield
saban
zh
teeny
shibuya
holliday
pancy
âĿĦï¸ıâĿĦï¸ı seungri
?,
ðŁĩ¦ðŁĩ·
imitation
impactful
anyi
genevie aÃ±os
bateman
glider
afar rasheed
effortless
shwar
dachsh erun
atos
kini
chd
khaki
klin
felicidades
belo
asl
toppers
finley
stacey rigorous
karting
leppard
carmichael
beret
cse
akhi meringue
aban hake geri erjee
resto
commanders
prit flor
adven extermin remainder
åĲ esg
martino
lullaby
|@
mign instore
bigbang cordi cauley
antebellum
dgate
crock spandex
scaffolding
oreos
ê°ĵìĦ¸ë¸Ĳ
pomona
mauro
universi remi
afootball
tant
smalls
neh
worldo tropical morph
javelin
glar
arquitec reminiscent
tubs
spidey
makeu sylla progressives
blot
shorten
keepin
chak
angst
superfood
decadent
stony neurological
arboretum
annak fema
percu disrespectful
smallbiz lox
coom csc bsbi prevalence
himss
espan moga frampton
skymap
masse leviathan
().
nocturnal
carameli angor
amnesia
outsiders
shealth rhino antag agio
ðŁĴ°ðŁĴ° takeme kabaddi
csi msh cochrane
thessaloni sila
haus dusting
obese
macklemore
manish lenin
mdc
grown sheffield srs
kele carson chum
dahlia
cantore
oppo
howling
cybercrime
surrealism
scran faiz thren
racists
rout
pknot
semana
sini mccull machi alfonso
yb sardar
kendrick deng
recipro onf
doomsday
bribery
customiz artis
cpi
ðŁĻĪðŁĻĪ
slava
lette ens âĿ¤ï¸ıðŁĺĺ
crayon
adan
trc
migrate
simpson rowers
kingsley
farmersmarket
sheehan
nephe bornon carton
mickey allure
ulu slipknot
hebdo
guido
dogcelebration
onlinemarketing
accelerating
)..
originated
macaroni
edtech outfield
mitz discus
advertiser
manor hashi
descrip capita
fulbright
receptor
conn coney
spionage
rattle
prest uli blogpost
ackeray
)âĢ¦
redvelvet
matth inspiring bsd
kerri pocon millar
repur accenture
ä¹ rambo
ragnarok
deleting
britishmuseum
patory
leipzig
florian
scifi iners
brate
yoy
melissa aber
masa
pote
mosquitoes
transplant rpa
;))
bastille
ylan
joyeux
melodic
captions
atrist
rochdale
gotti
pewdie cutiesaturday
whois aquaculture
tiva
spel hess
haji
freddie coper brando
vk
photobook
*,
mydayin michaela
brunei
srini inte
Ä±
deol
dfc
separately
bund
vests
toc meck reinforced
constraints
carroll sqft
rever
camper birdman
inaction
generators
triumphant
pests
ovo gypt
alamo scaled
sureshpp sdn
ismo
gios
)@
justiceleague
restaurant gabi
dengue
nextgen
exempli apex inspirational downside
kidz
upl etna
alvaro
feldman
barnet
mha
esch
blooded
>>>>>>>> kani
hofficial
casablanca
birds tyga
swamp oday
newcastle nbap cision
chools
aflo nep
monton
akb
supermodel
downtime
thos
scwx
snoopy
aggreg yoke
norcal
wett
prolonged
metast beater
fta
tlap
disgusted
yh
voiceover
itchy
ipc
ðŁİ¾ pheasant
straits
rampant
jg fertil assures
fortunes
salinas
lizards
kettle ibs
cynthi heg mccr socceroos
happenings
corden
ðŁĺĤðŁĳĮ
tches
egret
wolverines
congratulated
hogg
bottling
wri
ferri bosch afire
ogden
sjo jdm
svt
contex tollywood
mink
mese
supersonic
opoulos
å¸ âĶģ knuckle
guise
gami
chucky
zinger
radial
complained
boda
fetal
disciplines
corro
ðŁĩ®ðŁĩ¹ opted
filtration
adnan
emcee
mistre insomni fergus
trajec ondon medtech
tangerine
madras
grue cabs
zhu sureshpprabhu
insulated
dayswild
ppm
bandai
vday
sff
squid lothing
notdead
expressive
cull
alastair
xu upfront
fishers
enes
umd
dismissal
stier
sels
lust reactive
protester
eyelashes
alim goode
greeng dair
compen anushka prototyping
mapu bearings
ðŁĲŁ forme
bsbibotany
timothy outskirts
ambed aretha
wendell
streaks
nim
kpk
snee fitter
quota
pate
winning ðŁįŃ
shopping mainst culver
stevie mcfadden
counterparts
grenfell
folsom
dorset techcrunch
â¬ħï¸ı
tiptuesday
usl
trex
georgie
ranveerofficial
licks
sewn
kf
'âĢ¦
japs
pate orthop festa
stras
montal hammersmith
foremost
widows
madre
itez
mitochondri ligans
zona
caribou
mss andrei
weatherchannel
ghc
:...
taft
aweather alisation
brutal blissful
nikola
malicious
qm
mpgvip
brodie
blitz applaud
dribb vague
doggo
translating
interpreted
hatched
getyour beneficiaries
sparring
caesars
awilliams
lahat
broke timp virtues
relying
pietro
ktn icists
pablo loui aag pnpp chast pulses
finish usairforce
typewriter
thompson dogs utto
ãģį sandal
newly doge
zw
wankers
negr mucha
determines
blackfish
skunk
mups
instrument phyto daystogo
skinned
haider
conten ðŁĲ¾ðŁĲ¾
weiler
undoubtedly
chairing
wallis
shard
zindabad
adult absorption
presto
deploying
drummond
battlefront
seagulls
howdy
judaism
desde
partition
âľĿ nology
nationalbestfriend lesnar
filmfare
coasts
christensen
acan mbu
copped
rubble
swc
funnier
farther
whereas
nanotechnology
withstand
pillow bowers
tope
itly
confit
makar comforts
bosh
clipper
balla stik
milb
safeguard
musique
easport yaz
padded
bader
foreign chopin
archive oka transporting
tmltalk
ajit
consequence
scroo ffo
collaborated
pugchat
yemi
javed
auburn oof
maw
saucer
mitigate
iles
evangelist
terie
recl indictment
cata
brightness
maythe
whimsical
unlv
keyword
cumin
medway
westworld
traw imposing
formity
coulter
abz
nypd grassi
kelsey qldpol
clockwork
fdr
dianne
âĺĳ
adh
pann bravely
aege unlawful
verdi
pocalypse
pharo karla
resonance
mastiff
ladak buu mailed
hii
crawley
torrent
machado
libyan
effortlessly
falsely
qvist
keef
crafthour
cherished
valkyrie
sari kalamaz behe ðŁĮĻ thim roddy
coltrane
butchers
achim
wkend
awkward cabrera
:))))
franc
declan
condos
aja pandoramusic
charter phill montrose
hatchback
handicapp greaves
eucalyptus
utmost
tson burton midwives
incur ðŁĺį#
mood compressed
toma mustang mog
asana
testic shotel
insol corsair
nhq
benny smma
kapur
incon jonas energies
donal asad
sez
npa
archived
stimulate
dop hyd
grieving
ãĥĪ rona
whyte
treehouse
ssell
sandro
kobo
thermost seclu hiya
geez
mamas
priscilla
flavoured
fass wold
makerspace
cosplay ptv
happyvalentinesday
sequoia
lovecraft
guan
dtm
cii
yokohama
posthum req
ðŁĶµâļªï¸ı
galatasar dolby
hamptons
disturbance
stonehenge
okc disrupting
monthsary
jungle headlights
dustin microsof happymothersday
koko grazi testo naidu
malay
arial
rumb aboo
harman
trape spoils
jeho godly
lockscreen
zun pious
magento
lenders
probable
corporal
mour
awal sua
callme tonne
govin devastation
xj
gearbox
warlock
perme itate
gazaunderattack
duval
parasite
clemente
leth
iva
frozen tholes
tobin
cairn
sill luckiest
converts
stale
pancra europale wisdom schur ì¶ vertigo
bij ubc nure righteousness
mtc
factory verst reversed
huri
heechul
faber
arr
ulous venom phat
greenery
brady Ã¦ :((
nevergiveup
disha
mota
healthcare dunham
dexpo
denzel
bbins
fics
wham mcg elian
wata
stralia
tellu pesky
spinoff
armoured
reacted
dofficial
tedu
sagar
morally
paralleled
fios
downer
daugh redo
worldcup tariq
barne glaciers
occult
barbarian
hermosa
!!!)
yur internation pss
situ
pint americanair
swam
doppler
ðŁĴĻðŁĴľ
cincodemayo
levan hellenic
mcne judi yuh
stx
quare
ðŁĺĤ.
stig
gels
motley
hardwork eurozone
ead ç¥Ń
seabir cius
laid alpaca
presumably
pewdiepie
booted
amari tamine
solace
barrow academies
xian
omination
dungeons
bma
deity
aik
stabil hira
affectionate
vingne
newport ãħĭãħĭ
thirds
retains
aromatherapy
skier
nima
dope cringe
condomin toor animator
saraj seascape
minimalism
lakeshore
callaway
bergman
à¤Ĺ
whispering
stupid rightful
requis irn
seva
utpol
tuberculo squish debut governmental
christine allman
weapon sito
buri
lolita
leafy
fuch tinted
mcken ahahaha
ðŁĩµðŁĩ¹
repeal negan
ðŁķĬ tailgating
gameinsight
ðŁıŁï¸ı
yakuza
zt
tiring
proposing
bowlers
traitors
akshi
clergy
cito
upsets
tuscal symphonic
silently
shuff blackwell
ðŁĺĤ)
kobe roberto ridg dcu
merino
ftp
eastside
.~
nbl
mnleg
tsfor fraudul capping
inmy gymnast
stones ssin
tweaks
shaggy
oakland demsin sangria
mmva
hennessy
downton
rightly
init
agave
oblast
northeast friendship dala
trophy ðŁĳ½ magin margaritas
ê· wwfc
fash dike
cud chart ðŁĳ® refugees joplin
ncs
impy
firmware
pascu flamin healthtech
bellletstalk
waka
olls
lago cowan
bombardier
shome
ðŁĻħ mcmaster
nave wells uta tellers
misfits
kapil
faceoff
affirm apro whitepaper
superyacht
specimens
allocated
...,
-__ kaw
dachshund
djoker swork
quiere
orum
ðŁĲł
somm cmt
inghour
skinny lgbti
giggles
breakaway
researched
parity
myal msl
retained
sivity
makeinindia
solves
defamation
waltham sriracha
roadway
conceptu alin iwant åĪ delft
tenderloin
gains faults
swire
stellen pollo
dyne
bornonthisday
asdfghj sql salim
advises
voip
ìĹĳìĨ untouched
sheil ontario uphill
sobre
deshi
novella
dutton
crawfish
Ø§ÙĨ maa twine
kalin ðŁĩµðŁĩŃ
yess brooks hoosiers
tonka
umbrellas
ayers
ateam
acquiring
suction
Ã¤n wies tarians
socio
mattb shepherds
oso charitytuesday
slogans
ninjas
albat byte
bashir
trampoline
mydayinla
ija
basel rory goldie
firec unnoticed
peculiar
scha kerson
mourns
liquidity
quipment
hibs
ars aeronau slideshow
slabs
deliciousness
skitchen
htafc
fullerton
creighton
aerob procrastination
azores
whitehall
ussoccer
mediation
djokernole
andme
umen
noxious
joss
ilife
annivers sudanese
etres
undermine
wholefoods
disobe kori
adele eliz canti alon
gymnasium
sarkodie
meteorologist
ylde
steen stampcollecting
nasal
lott
franks
exol
acki
goodyear
animalrights
yles
violets
mmes
sthel rapping
tuscan
waiver
turner eatlocal
northeasthour
animations
tommorow
tsh ffame
brae petron glamour bryn
dcs
bales
ðŁĶ¶ brov brev
bons
physique
carne
xe elixir
volved
loma
ìľł æĺ vanu rigs
balance vares
bonita
sprinkle
perfecto
dion leak calcutta
oba dma
cmon
tuner
pneumonia
bogus
apologe clough
borne )))) revived
ovarian
nerf
clegg
fanfest
chou
realizes
mcn ligu legalize
justsaying
forster
bosni khi
indom heidel encryp siss eddi marbles
brisbane ying prepaid
walsall
cooperate
orchestr marisa
howie
chewy
brenner
andromeda
egan
stocki cavendish
agan bano
deir gog
blk rethinking
chig rheu snip
peng seminole
mswx
annex lynda
lewishamilton
cumul tbl
dolphin aguero
............
prelude
atour
granger
tooting
rotun disar homeitems
dares
******** ðŁĳĨ compreh jinx
aswell
irie
circulating
ðŁĲ¥
overboard
cultivate
rhett
orienteering
cak
balkans
sitt jasmin britneyspears
rotor
sealing
gbc
occi fas
emancip comer wartime
tickle
sonny paces
logg
atrix
srp
gwin dobbs
uzbe thewanted
drush
extru micky
honorees
darwin redux
mmj
rami
jalapeÃ±o
ioc
dover juju
whitney seng enly
auch
archipelago
vigilant
mangal wildest
paranoid
hali
bbly
sanctioned
realms
conco uddin
csk
playtime
libra
savag octane
rectan return parrish
morrha ccp
cmu
sailed
sevent rosie piling
hew
boarded
segments
nephro (.
crats
bakes
ðŁį¸ backtothe sibling kirkland
keo guwa breads
ðŁĺľðŁĺľ
tq
harassed
gau
wilbur
jisoo
eper
lisam trippin
shino rukh beastmode
choa
instaweather richland
gari
fez
cowboysnation
fursuit
krun aen sycamore
segun entennial
dih
oax demsinphilly
ðŁĻĢ
snhl
pennies
passwords
makin tye
deng knigh jeeplife
helpline
afor zzzz
steamy
picker
iterate
happeningnow
kib bloomberg martyrdom
bully assortment
ahora
zoe noi illustri agarwal
psc
electronica
recruiter
gardiner
radha
nafta
dotnet
piero
georg
bels
ðŁĺĤðŁĺį
tuberculosis
runnin
moris hauling
evoc brethren
shair
frameworks
astu rigid
kuma kreme
jinnah
insurers
nyu fere
nollywood
goodvibes
-...
toile skril instaweatherpro
czech pavel
onepiece
nikeplus
filet
cavity
ðŁı½âĢįâĻĤï¸ı
ðŁİ£
drastic
dailys siamese
rebu osteo lark fre
shelling
pÃ© gladys
ðŁıĢðŁıĢ gustave
submerged
grandstand
attu
wont fpv
bley
joni
angames
weighted
alou à¤¶
lesbians
fj annies
aml
doria
davin beta canc madewithunity
haj
badlands
mul
bluec pawn
covington
neurology
httweets
dyslexia
thelove
neat forklift
automate
uneven
montess hein
hag
relics
competitiveness
canelo
martens
bulletproof
skittles
gya
primo
americafirst
wooo
abortions
??!!
mache lders
rlly
prelims
direct course swain
supercell
eccentric
stingray
plets
wilcox
westin
okanagan
kiran carbo bombings
rarest
boh gawd
digg moana
entirety
enclosed
dodgeball
parton
milkyway
atr
thoroughbred
really qantas
epiphany
inee aerosmith
spieth
arthro ellini
dubu braving
âļ½âļ½ restructuring
illuminate
equili mpi
ashton ponytail
mascots
flattering
crum asta
à®°
strangerthings
barnab Ø±ÙĬ makeshift
gotcha
willam choirs
kilometres
ghosh
euthan dolly unning
thear crewe
wsw
jace
dismiss
kean hota
khat ~>
thiru rendez hartman
teessi casca zah
hydrange fod
awp
mzansi
thicker
nagoya
neva
stique
castel damian thereby
jiang alek
musicislife
raq
callahan
gouache
somaliland
seanhannity
raheem
lose elove wharton
rectangular
illustrating
harne autisma scrapped
elland
decree
nagpur
kipp sore nmd
maas guna
gartner belli thenight
jeon
genderequality
giver
ael
garments
neu
mardigras
marsden
rower
polluted
cameraman
vinod
beasley
croc
jiu hollyoaks
anesthesia
alles
steward
latimes
ðŁĩºðŁĩ¸ðŁĩºðŁĩ¸ðŁĩºðŁĩ¸
tician
goria
comedic
ðŁ¤ĶðŁ¤ĶðŁ¤Ķ
naive
slions
łĪ burglar
ðŁĺŃðŁĺŃðŁĺŃðŁĺŃðŁĺŃ
yorkshi seÃ± fanboy
laurel incidence
potomac
roberta
presiden pryor
osbourne
wku
teme palae ðŁ¥º reboun itude reddish
khand colonialism
northcarolina
ðĿĴ mannequin
ladybird
tasty knowledgeable
gshore
ðŁĮĮ
à®©
quaker
salzburg
medalists
chyna
bridesmaid
maori
rop
outraged
inadequate
truckers
alana
ìĿ¼ rix oooooooo
commandments
lambeth
aaj
ecofriendly
blaz morecambe
bouncy
roux
raided
mized
shc
gawx
laboratories
rubs
restroom
consultations
cajun virgini soir
revue
plein
wager
ç¹ wedo
growingup !ðŁĺĬ
faceted
sinners
hovering
tiene
seasoning
anja
leggo
ilis
flax
devo
ashram
matisse
keri
gower
botox
marshes
unhcr
tsm
optimus
duni
stuffs
sok
orderly
nbad islamophobia
ravioli
faber creds
wonka
infusion
overweight
dailynews
assimil acollege
medallion
kilimanjaro
stiff thames sunken
thard
mydubai
hilariously
hannel
plumber
fairview
separating
rascal
quien
necessities
confederation
llll
:]
weaknesses
bronco raffles
elot
ãĤ¸ãĥ adventcalendar
ðŁİ¹
stravel
tunic
ksu
impeach
espionage
!-
diment
currant
biode commuting
byron ðŁĴĵðŁĴĵ
shaded
truro
crayons
arne
hsc
freaked
dramati fleek
ucd
marlborough
^- crossings
malo
blackops
binance
choked
cheney
plo
gestures
valedic ryanair
remington
vcs
mckee
ecz begs
nailart
mayorof happyfathersday
wart petitions
ningly
cleanenergy
brox
slalom
existent
abay
ugliest
tomp stoma
selby
goalscorer
benji
overwhelmingly
lans semiconductor
southkorea
rescheduled
skyl enlisted
dowski
sidel rosenberg
nasser
whitehead
prius
harare
enn
ryder íĤ mong
clasico
transporter
potty
isme
*****
vice skit
odessa
lmp
hern
racially
pinoy paraguay
obituary
goes bucha
sidewalks
angular unconstitutional
transitioning
ibu guys unpacking
oooooo blackgirl bergs
Â¯
wordoftheday
trumptrain
thunderbolt
msi fascists
à¤¬
tsk
collapses
rajesh
loveislove
migrating
setback
ðŁĺĬâĿ¤ï¸ı
tels
safetyfirst
narrated
jaejoong
unanswered
liqueur
ennes
dalgo
billings
saltwater
mermaids
longs
clapham
wearec piccollage
nach
hace
poisoned
loth
agna
adelrey
guardia
polishing
peacekeeping
dall
pisa
lapland
processors
deandre
sobs
ponce
drains
cbe
ðŁİ¥:
splash meatball
fontana
worcestershirehour
nev
brisk
bint acr
pox
cayenne
skrillex
jfc
hahahahahahaha
glas
engul temporal
onized
concre compose
vibrations
planters
fert
criticalrolefanart
tbli schallenge
huckabee
municipal iambic radios
nevis
durability
mccla horseback
institutes
fulfill attach ateur
akan resisting
illumination
handle haircare
oment
macleod
kaiser gno
beardown
lyf
glomer distortion
zm
sank
roosters
isnow
asports
agen
woken
stgeorge romper
myle economists
ruto
twill
healthand dito
wsl
tairp
prakash micheal
hts
wrights
katsu
fiorentina
defenseman
ditch varsity texanscheer
baham scanned
weil
seductive
ðŁĳįðŁı½
fue
erwin
davison
terran moods
woolf
resource @.
cush ðŁį° regression
curled
lazer
joanne abbott moz
downers
mmmmmm
valentina
khair dreamt
crook
chek
steaming
nephews
cleric
asober indefinitely
wye
usnews
joyce flushing
wynonnaearp
rondo
kiss hotdog
barns
saxophon farley
gasp
decreasing
alway
pex
lsd
shift poutine
razz rescuing
niko
hoch ccl
uaap
nts
mcar ilwx
conquering
kettering
sturdy
delaying
stok
vanished
cathar bingham inv
ichiro
hemo budgeting
[...]
bess
sebastian slowed
ðĿĳ muslim stuns
actonclimate
vea
seton
rosetta
ount hardin
fluid caw
ðŁ¥Ĥ yacht unl
sphy provocative
oric
isback
___ nicolas gyan
loose flin
rebate
:::
!"@
comicon
sheff
downstream
chichester
beachlife
momlife
diabete arra
vane
oku
yeo
mango tryout
appell heirs
arjuna
ddu
naveen
movic
socialists
sback
criterion
soyuz
kher
daz
yolanda
wineoclock
reina
onew
leonard endez
ubs
supportlocal
facilitated
caramelized
bpa
vuelta
mytho mami
speare
nbaplayoffs
fevre
nickjonas
imprint
cso
craigslist
lasalle
gideon
hadoop
disregard
wud
tuc
magee
acoustics
taa
quie pola
crt
dwyer
dissec capitol mention knoll
heigh finders
placements
lse
indira
guri
madhuridixit
kingdoms
iambicpent
georgina
jeky conflicting
bayan
agatha
uphold
dron vicar
expat
peripheral
pessi faf
ancestor
?..
widget
punc commenced
beavs
airwaves
addis
poa
desses
coden vue rupee
karin
spock
msy
à¸° prick fillmore
tification
thingsto sarde emile
pereira
nad
brightening
arresting
woking
uscg
spill raspberrypi
hugo itec
isma cufflinks
optimized
occ
miwx
enka
elited affordable sakh
coronado
hoh
atul
aioli
jimcantore
accounted
vinay hermit
grooves
ranch rilla wetter
outof veterin nikov
kian fairbanks
ramapho niti kko
rusty nestle
tvxq
shaheer
âĿ¤âĿ¤âĿ¤âĿ¤
pennant
gemstones
demdebate
ðŁĲĬ
autonews
supportindiefilm
macho
vex
newsat
neti concessions
candied
yofthe macau dends
cricketers
saniti mariano
ghat
artoftheday
¡ľ egos
genoa
chatbots
brier
allabout monty spied
rtr
comfort snippets
realtime grain examined
enlightening
ttu
godbless
releasethe singular
kians
haka
sorren defect
marg
equities
dorian
suka
perl aishwarya
pullover
precision fairway
neve
riveting
villanova
encom ako passionately
europaleague
siempre
xvi
enlightened
cfr
âĺħâĺħâĺħâĺħ
wasteland
isf
newcomers
emergency amphitheatre
-.
textbooks
figurative
tremb pesc abhin abbot
acacia
hards
porsche kauai
elisa
carrick
abou
ellier
bech neutron
galapagos
ruben innis howto
nuns
sabine
iac
clinched
notori fives
cairngor peri
grc
ðŁĴ¯ðŁĴ¯
malm twelfth
diff routines
martyn
linden synthesizer
number gamecube
falkirk
byzantine
queuing
grill scalable
charred
routing
herbali grizz
ðŁĺŃðŁĺŃðŁĺŃ toll terminals
lpc
abd
warmups
removable
Â¯\\ vigo
papaya
neve lovingly
jokers
ibles
ssett
potenti pele
gigi sadiq
legacy sono
rupees
retarded
elee
parr
fiance
eyre
sayers
pendants
maknae
albans
adapting
pff
puberty
jiu
ingrad
hypocrite
diplomats
physical robby
bonsai
ãģ· fatt catalunya
âľĸï¸ı
roma moreland
soe conversions
stlblues
sholm
grassy
prado
onu assaulting
>_ settes
disgraceful
aphra âļ½ï¸ıâļ½ï¸ı
à¤ª
kiln
goaltender
sru philanthropist
bals
thn studen sandoval
dogrescue
elions
assessed
largo
hectares
shrm
saif
cleavage
noches
nene
fatalities
curing
cleanser
ales pvp
southbank
pizzeria
marshals
knife andover
tblightning
srsly
oute
digimon
timesofindia
promethe lebo fsu witz revere
manas mamba
chica
guan exhibitor
csrracing
dere
xxxxx
gusta
storytime
stoney
organics
andu seam
minogue
anushkasharma
aba ðŁİĻï¸ı
ugandan
chromatic
assn
documentaries
sht
rupaul
loyd
kats
eus
itech medusa
panty kellogg
etto
tallade shaa
dost
pms
mariana
jester
crooks
ðŁĶ¬
mindanao
indhoven
ðŁ¤ª lexi tvn
janis
cote ãģĨ serrano
iwm
ðŁĲ¬
kke
distributors
capu counterfeit
campsite
aggie ðŁĺ¼
chhattisgarh
~@
stateu
sandi preventable
cls
canne mmc
iver
saharan
palis nightout
dos apia
abscbn managerial
arose
mowx
arosa
ðŁĮ³ underdog
remover
astronomers
lentils
suscep smoother
pendleton
faucet
emory
dalmati afcb
ticus
exempt
enrol dheim
ðŁĲº restriction
starfish
stow snorkel thunderbirds
shead homosexual
dyn asli
andretti
douche
domo
tarmac
slumber
pronto
firstdayof miniature mariachi
argus
recommending
mobiles
ince
illustrious
orc
adverts
grits
weasel
pagoda
overpass
greys
maximus
armagh
woodland sunni
ðŁĴī ëĿ tione socio hos ðŁ¤ĹðŁ¤Ĺ
windsor subsequent
munchies
idh
excluding
emi cuth zai weekdays
lawsuits
barnard
Øª
petting
netes
mulligan
pharmacists
raquel
eton
cranston
gilded
cleary
ceph raa
pamper
lombardi
asin
sherry prod forte arianism
buffalobills
æľ¬ ðŁĶ¥#
uuu justices
carina
natin
maslow
drooling
cognac
camber elong rdr
inen
convictions
amuse
trock
harmless
visitation
genomic
bland benoit
chimp
tuscaloosa
greasy
xpo
gilt
seq
permitted
christmaseve
books mue oldschool humanright beati ðŁĶĿ shat
sculpting
hwan
fernandes
sciutto
fuentes
endeavors
maidstone
unparalleled
shouted
queenof merc
bandic veda
selangor
pile jahan intimidating
disappears
clich zaha
wurst
hiv fodils
cordless
aaaaaa
hydra belinda
eels
buf sustaining
rugbyleague
noc
brigitte
(ðŁĵ¸:
trombone
soothe
smog
adp
stable ingley
diagnose
msg wess
ticketing
onee
nswpol
eup autopsy
adityanath
sundown
riverfront
siya
pis
hierarchy
durango
dijk
renshaw
heaps
epidemi davidbowie
internetof ddi
nationality
mbar airy
winder walia
elliott cx bavarian
platt antw wiwx
softer
neha
heller
thand daniela
boast
degradation
ðŁĴ¦ðŁĴ¦
transforming mane avut
ðŁĺĪðŁĺĪ
voter thee tate puff indoor soproud
boyce
borisjohnson
waitin
immunology
ðŁıĨðŁıĨðŁıĨ
âĿĮ streetfood
lizasober cavalier
celia
needle motoring
gato
,)
rade harvest tms
jarpad
oney airmen
vre impairment
abhishek
snoop lant
famously
blou sze gander
untouch tuf deejay
collateral
bind
ðŁļ©
pinning
icn
';
theeconomist
ultram worldwaterday
tipoff
thei feeders
campaign scumb dayweekend
yom
pedic
hough
psv
plin onde
bostonmarathon
azzy
*_*
conley
thiago
hooo
galerie
lucid
jett
glitz
finalfantasy
achievers
yung peregrine
ophi dames
biomar âĺĢï¸ıâĺĢï¸ı skc
lics
flank
arrahman
hoof
upholstery
tats
woz Â¿ snoring
raer
lju apd
plating
kanu
imation
fragrances
mra moray
mott immuni hearties
bhopal
timers
gata
colorway
carnation
winget
sighs
sville optimist
chateau olympians
cio singersongwriter
nyo
fibers
burch
agro
milne
igbo
cramer
ationals
danube
padma normani
enforced
breck boehner
arden surrendered
prosthetic
oma hailed
calculations
wfa bib fcblive
fonda
westcoast
quests
friendly towie
fitch
balot stardom
scratching
hosa
thika
oven stroke outpost
pharmaceuticals
hikari
muy
afd
fallontonight
squat oru drained
chocolat
ë¯¼
worths
rib muj thats residente itel
boost migos
mulled
laa
etsyshop
donkeys
mek
ptc
flinders
ehs
rohit muir gad
compositions
åĨĻ combustion
ikh yemeni
waved
garci akos
oods
fusion seque slan plur kicchasu shenando sams
worlden horowitz
withme
microbes
kki
ðŁĴĶðŁĴĶ wsu patchwork
freer yaki
theart symbolism
miler
btn
mabu sidekick
motivates
sagitt naturals
serviced
psori paola
quig ibadan
giggs
ë³ scientology
sioux salamat
dres
cadbury
dhawan
ciÃ³n
_'
swapping
mariska
jamesbond
explosives
ayles afer sagu censor
toma
jefferson ringed
partist
irresponsible
aguilar
vacay
equitable
altrincham
acur manish
germin schooled
putter
edad
naval toasty
solareclipse
dishu
coyne
acco
muck maran elos
lender
croix
worthless
haber gunmen
ðŁįĵ zenith
tenders
hurst holtz
italians
carlow
ucd characteristic
bung
avl uth
sasia
rsl
redman
neighboring
greenpeace
stips
followparty
ygk
enos
omnibus
naissance
chrissy secure callback
jihoon
memory blocker
lanta
daffodils
bilt fferty
faust
iec
nipples
sog
mnd
jaguar boldly
abpoli
proposition
gunsense
evansville
cutters
wego doun
dox stallions
kaj shippers
jawa volo
leven paprika
kovich
jordi
inductees
appalling
dialysis
alleviate
âĢĶâĢĶ
pieter
midwi qtr
juliette
intermission
hawks actment
oneill
klin vamps
famous could automobi daan
westend
ellip nhc
melanch webseries
tongue snatched
smyth
tangible
sli
easing
barstool overlay
affordability
tinged
teras
ayush wannaone
rhine
dana shana
kendal
fertile
wir
repleni larvae
isro
convos
abbrevi ucc hungry burrows
ager navi
matin
duper
cern
madon ķï¸ı
éģ tups
hyatt shep
fridaynight wiser
heidi hatton
pgh fountain wristbands
ahmadiyya
aerial subscribed
solos
mace
slayed
forfe dulce
christmass arunjaitley
violate
obstru nieces
wvu idyl faze
preserves
infringe premiers
intervals
agency (Â©
standalone
dimes
boer parameters
getit ðŁĺĺðŁĺĺðŁĺĺðŁĺĺ
tulane
forgiven
scoll
mbps
smashbros
robbi primavera
alist ghostly
ayat yeats
impressionist
earphones
caulfield
waikiki
salute scou muay louisvuitton
bakhta adog
inventions
hurd
foreclo streamline
thalaivar
chsnews
willard
tsn europarl
crusher
mysore
grower
raping
patti gden
smw
mufti
kidman
abr sounders
skeptical
ðŁĶİ
sundar ime ferg
featherweight
arlington pasqu agazine
wearable natic
mcclure
intermitt horde
sixties
carte
bhav zeal experiential
adorned
sommer
enote
hypothesis
stinky
proto
deadlines
vogel
musings
moncton
guter fle
acion voiceof tasha
inhabitants
typeface
sba
btsx ðŁĶĴ
worx
uhc
joko cellars
goro
continuum
...&
weathercee
hap srk risers
lonelyplanet
unnamed
coeur
ðŁįĮ
theworld ilike fasten amigo
riba
ramaphosa
staffers
hadley
??"
fiore
salut huff
bezos
Ñĭ rader
kamala
inline
fillers
umatic
allin shatter
rein
oku chases
flagged
babymetal
waterstones
tsb
cutout
ophel aama rockabilly
stolic
jetblue
ichick
downton uzbekistan
patna
laq
grange )_/ subsidi scp
newscast
itsa tweetyour emor archaeologists
unification
porta
qx
protectors
prohib charisma
cartag renfre sculpt
guwahati
dema
boop
unfpa
dexter layla
alleges
soups
neveragain
lys
calc
baroness
visualize
gerber
absorbed
iers
ahan fontein
detectors
verstappen
svc
formulated
acdc
lix
incompetent
bhk
lourdes
waterhouse
snowed
appreciative
sigma lizasoberano
penned
paycheck
tallinn
fancafe
parisi avalley
vig
rufc
hardship
socute
poise
ì¹ rothschild
kly
???????? lhp
ilay fhs
amad ideals
bradbury
balboa
nicot kidnap
wolve tasmanian
opt matthias
ãĥ³ãĤ supermarkets
mylittlepony
melee
lister
groun fedora
kindness enen
brahms
Â¯\\_(
roswell
marlene
icu reformation
orail
hebrides
disparities
terracotta
swallows
reid influencing
fluor dene
tumour
blondes
thunderbird
sheva
mogadishu
kab
creeps
iving
eneed annoy
âĶĢ intrigue
enquiry
araj
tural kubernetes
endlessly
dividends
tora
tish commemorates
unra trib
ponty nem
dissent
brewingco
ðŁĺ½
normali biof (...
chillen
ì£¼ mellon
avis mccormack
ingra enriched
customerexperience
testosterone
snug
setti
geronimo
inquirer
breaches
verything
blooming mura dispos bide
deva
shadesof intrin shev sven
nayanthara
ganesha
cws
berta
labelled
useum
nicknamed
mahan caruso
apur
ðŁĳĨ
wq orphanage
discarded
magnu lue
jeon bridgeport
pacing
mercury (ðŁĵ¸
marxist
amphibious
transplantation
stitching
thenburg
gradual
ãĤĮ
roft
mails
inec
guyana
doppelg vero rewrite
headless
harbaugh
gateway carsforsale
swi
stis
macht
unde
surabaya
stapleton
nurturing
milner
yao
lmaoooo
kosh
arsenal kame erry arroyo
dismisses
rubbed
rcb
lewd
dilu andor vide
urin intersec haar alb yearswith appleton
Ã©al
ullivan
succu monterrey
dmx
artemis
ronnie farmland
sfootball
grotto
anthi
ãĢģ
à®Ł
vidya
jimmyfallon
àµį
tzer
gravitational
wthr uhhh
ehr tinker tijuana
scranton
ramcharan
barclay
revan
msi
kap
wrs
wethenorth
toral
satu
grom
facep erickson
zyn sedge
oodle
spursofficial
dsp
sicilian
solihull
receivers
ladakh
hendrick
theri
presiding
mcguinness
litters
gunnar
ghoul
wib
ntv
karo
frock
blau amplify
allis
ullah
memoirs
khloe
interceptions
petday
looney
confin chay piyushgoyal
frequencies
utz
eventual
warmly
oblivion
anka
tait
âĿ¤ï¸ı.
directorial
rulers
princes muck
sturridge
deuce
abridged
baguette
uncles
pendu minding
forrester
avila
waller
wallstreet
mentor hino
highway cromwell
fanartfriday
mbi
coyle
ahi trove
spiegel
paytm
mcintosh
jansen
niti
nashville leno
leicestershire
legos
dict ðŁĵ½
spad beverlyhills
syrah
separates
zain
unfit
drags
tania
overflowing
hrithik
hawthorn
zani
macfar fide
totem
peds
fundamentally
calico
sinner
jÃ¤ hilde dsd
tenay
tahit milf
lieb
informing
uplift
rael
mortgages
lect
iiii
guillaume
composites
oldsmobile
lend garth commish
baptized
scorpions
rucker
bringbackour alliance thalapathy tali
spans
eridge
witherspoon
linda skylar
korn homs
Äį silenced
caffe
arty distinguish
towed
pung
jessica earnest
beaufort
tama
studyabroad
sikhs
newbie
navratri
marble lounging
litter dalit
sosa
izes
grade compromising
triton
detta
vj chauffe spectral
powered montessori
articulate
halton
alco
yey
mntwins
acounty
ðŁĳıðŁı¾
âīĪ
madmen
kala grum chik
atis sume
akhtar
jobsearch
highlighter
boath âĦ¹
tarzan
lambo
âĽĦï¸ı
oxfam
dumpster
pretzels
macos
inclined
factual
advertisers
shui
puree
mlpfi antidote
capo
pastr mercado
button armin agg
lolla horribly
errands
christophe
timesnow
mondaymotiv liss scandals
mci
disproportion âĺİ
surpass
samaritan
sotho
purest
flatt triviatuesday
delectable
leopold
hermione
choudhary
enrich
Â¡Â¡
subsidiary
inequalities
bachelor autoimmune
lakota
ihop
adjec thesimpsons
shes sek gretchen
upstream
hinakhan
copernic xtina
lug
toughness
ead
clipped
bius
slv
fahren deepak
cau
xan immature
digni bobs
shredding
buttery
accommodations
deven chunks
superleague
skybet kildare
jeet ëį cek
wrecks
propane
ohl tbd
quoi
trumpp mimo reluctant
verne
oic
magh arnau sever
lidge
stairway
kicchasudeep
ðŁĶº
machining
aamaadmi oti
cda
alit pany
installs
acct
eshop
diem
hardwell
fulfillment
scafe
quack
extracts
sweetened
fighton
fdi
dinger
waltham
usur referees
seokjin
grann
afrin
thn
schaf parcels
betis
amarine
noman khtar
moritz
coupling
barons
ðŁĲ¸ Ã¸
slp
sadler
xander
triad
mcmillan
khz
dividing
ìĹĳìĨĮ
daryl zedd
leys plaques
fluori tipperary
onnell
didier
langford
imc
thesun
birdies
archa yessss
tdi
daria
candace
altam palaces
chit
santam eventful
bookof adb
monstax
creole
coel âĸ½ wearen stennis
sheath
atism
groningen
mlpfim
lepre wrongly
rspca
rendezvous
acknowledging
pelvic
solicitor
slays
nuestra
lod islander
feroci fashionshow
rass
dgeon
adolescents
smashes
negligence
grateful vedere
swoop
ingl apolice
vandalism
gann
joao
disupdates
zimbabwe underage
radiance
wof bourgeo plas crani ghue
wreckem
warrants
reform jimmie
atwood
ysl
neilhimself
lbj
iman tanto
noisse verbs
equipo
altogether
mament
lice
douglass
tierney
primed
jhal furnitu brazili vill
pastels
nison
uff
paralysis
jaye
impo ðŁĳģ
strategically
pakistanis
wassup
superbike
thanku
truelove
shaikh
israelis
vip tog
lien
laker greyhounds
culars
bianchi
balotelli
arran
loos
strates
hebron
arvo
sunderland theal tombstone
sandman
cpac
thanksgiving lovehim
latino anin
akaif
ĭãĤ torquay
diest
allianz
ðŁĺķ golfclub
cllr walcott
schnau prompted
nominating
lennox
valet
monro mayward eph ðŁĶĶ
interoper rda
reflex armchair
ê°ķ stripper
porti pharm
hamza
nireland
neue
hpv
portfoli sunburn
frisbee
beal
baptiste
xh
tym
prati overs hazrat
desert derry usky
emmett
acharya
)_/Â¯
shud
maya hamill raim nrc
fittings
curvy
ðŁıĩ sterling à¥Ģ walkin
shortcuts
milly
astur alphabe pli
pez missyou
radford
mlg
taeyang
notjustlakes
dumps
serendip leur
raving
ester
depriv abscbn
ðŁĳĩðŁı» scarcity
ocr meanings
capt dahl fermentation
brioche
towin
outlander massimo
encro ðŁ¥³ built potam kiri
tmw
monitored
kites
peoplesvote
grayson íģ¬
afrika
adies
ivote gyne gannon
dix cmc
oural
foxandfriends
beli
igne
glan
katrinakaif
copolitics
qualitative
psi lucci
discoura âĺ®
kelli gautam caracas
realest
pula inus
hilltop
makeaw attenborough
twy rarity
peckham
mahon cornelius
clinicians
tonline
tbi
paradise kasi inevit freshness
collingwood
lunatic
defense copd
infra
wainwright
sainsbury
alabam tema
laco checker
relegated
trent stalks
huffpost bhubaneswar
astral
shareyour primrose
hime
catan
endment
endow clemens
maloney
hilary gametime
denise collaborators
bwo radicals
guetta
icion aua
snapmatic
satchel
excavation
baseman
sÃ£o
gnation
feld survey shahzad
mast anirudhofficial
trucker
otago
geograph ethel
âļ¡ï¸ıâļ¡ï¸ı
sver mutt
internetofthings
anchored
whouse
bangla
balmain
ç¹ĭãģ breakfa áĢ twister
tetris
cav
stags
gz aub
stormed
helens
yarmouth
stasy
gustavo
cosc vinson
upp
scricket
assumptions
appe
nuh
uer
premise
naga eamon coronary
naf
northside
elmer
rotar outlining
elf resurg katelyn
incan hysteria
cee ambani
prolly
ĮãĤĬãģ axes
sanjose
rembrandt
magpie
evenly
scorsese
quaint
fg bbuk
indianfootball
weareall spdwy
pisces
ecg
âĺħâĺħâĺħâĺħâĺħ
preorders
:|
nipple
salazar
jume jailbreak
minn bassett
zetta
jeffree adjun ticon
sandiego drinklocal
cholera
solicitors
obo compost nian
wra
treach icic professional delve
legate
historia
croissant
connoisse namo palliative
chemtrails
iority
globalwarming
comicart
behavioural
rested
lias
climates
ŁãģĦ
rutland
nourish
menopause
hotties
dementi vespa
melville
analogue
tzman
strung
imperfect
glare
circling
rosberg
reco
ocity loire
embe dossier
neel
nando mea galvani finesse
agp
berkeley asim
âĺºâĺº
quilted
ishere
unmatched
potion
forz atre selfies juliana
ðŁļ¶ âĸº melton
âłĢâłĢâłĢâłĢâłĢâłĢâłĢâłĢ spinrilla
purcell
edp
atleti
tonyawards
raja progno molten
stuff pally
nobelprize
âĻ»ï¸ı
spiritual speake sasha brium
truss
criticize
assassinscreed
yoruba
ulo fireman
workinprogress
efcc
flares
robot hikers
cll shadowing
patsy
lehman
cns
å± guadal à±į
rape rhonda
parallels
sonja
language landings
zola
cramps
burning appraisal
jolla
hamm
kasa
gully
fgo
ulysses
ribe ðŁĴĦ ibu
etienne
briar
finely
combating
yql
gotham wechat
topaz
primaries
lse izz
hele
disponible
cystic
belichick
thrush
kansascity
geom solidi redbubble
bystand cambridgeshire
parfait
astle
owo
indore
stomping
smelly
ðŁ¤ĸ
locomo admitting
holme
clockwise
minsk
mcco forget evp
camra
abella
yotes
universityof mÃ©xico
silverado
ricket crombie
puj eradicate
delight ygo glamping
vica
duggan
counters
cfd
scour reactjs
puram
parasites
inki villen stella limbo
angas
kcr ðŁĴļðŁĴļðŁĴļ
vapori mumford
oligar à¼ aloo
booties
adr
kelli
drummers
avici natureuk
ronal intrac unsplash
leche
goma
eline enviro
bionic
bueno
mik
avin starling
empowers
cakeday
boycot ðŁĴļðŁĴļ
ðŁĮ¸ðŁĮ¸ vach mci fractures
geri
sking excluded
luce
jave iggy eviden akistan
awn
morals
lucifer haban tumbling
sundaymotivation
mosley
captainamerica
schicago
theone
motd
dts
ðŁĲ¼
repell iii locust
geospatial
mersey
immerse
descend
bernade js boatsales
winder
crank singleton
candidacy
bena
ðŁı»âĢį highlander
olt
kprs
healthylifestyle
fourteen
endthe ithaca
circulated
rans
prevalent
havas splendor
rooster kalamazoo
jewellers
ennedy
rousey
esy cannons
ornamental
//// rendon
winne molding
eidmubarak
countess
simona
hawa
foes
duster
sbu
portray
marries
goodday choco achiever
ðŁĺ¹ðŁĺ¹ preneur
tramp
tomi
nbat gardenchat
farrakhan
everglades
abru sousa
sece homeswee terrestrial
barit sridevi
olu
melinda
frick
candies
ðŁĺŃðŁĴķ
qureshi
familyfun
exorcist
cardinal nyt diesel cumulus
capricorn
siology
lorna
dougie
andie
supersport
cfl Ð¿ÑĢÐ¸ sayang
peek à¸Ĭ
lobe
jem inglis
ggled
csn
amnesty chups
baes
sauer ðŁıĲ mongolian
enet
backstreet drilled
accessing
ceo bse
aiken
purr
worsen wheres wark testifying
buri blast awg
ðŁĵĭ
redefining
hearing uci cmp boni
tailoring
taji nocchi
emt
stephenking
neet
complains
campaigner
luciano
twilight tiesto
passports
floyd cathedr naked caregiver
bcoz
adecides
kuri lyk
braries
drenched
disclose
ðŁĴªðŁı½ leblanc
jetty
garty
chipmun bsu
rhythmic
icz
frid
annex
amex
soloist
lancers
arrowhead
specification
simulated
nais inverte bowing
worship fz
aboss
shaq ì¶ķ challengers
anarch aamaadmiparty
ãħĭãħĭãħĭ
suffolk socorro
snell
cladding
absorbing
shawa
participates
ðŁįĶ bookstores
baku seaport
kojima
gaby
packard
electrician
letit mowing
fawad youngjae
hotmail
mening urie
intimacy
conti :")
lifeisgood
inciner idri craziness
journos
franchi bottlen alda
ffes
kx
southwe aira
clayton scoti fj
briga ðŁ¤ĺðŁı» demonstrators
yz
stork
naq cascades
travelchat
plata
padma
franci attain
batgirl
lombard
hoos
ddos
neonatal
disclaimer
rss rant disen texaste socal fractal
camry
strife
snacking
muh
santander
morons
graf parades
huston
drupal
miento
kirstel
hyde vomit
fortified
sphinx
dav
biryani
winnings
sbaseball
merged
lovelondon
lingering
dreambig
carleton
livelihood
django
astrid
grids
downe
bruised
sne
scarecrow
helium
fnc
biggs
anter restorative
empires
abdel lifestyle kiwanis
colloquium
meen
prick
antique zeb
mimic
edmonds
ðŁĳĬðŁĳĬ
qing ppel
mcgill interpreting
âŀķ
rashad
doka
narrator
electromagnetic
ashby
saura irandeal
âģīï¸ı
krishnan
indi
ffen
brea
osman
multinational
chippe recruiters
ausbiz
pounding
regen cursor
refusal
macs
inak axial
waifu
upcycled
hindustan
cassini
carlyle
scratches
reef manatee
eatery
ðŁĵ¢ uncondition senpai
onther comicbook
prosciutto
demar
mise mage freec ayesha
alder
androidgames
leyton
hock
doorway
chicagofire
aaliyah
swelling
bix .ðŁĺĤ
evankirstel
torpedo
konstant genevieve
maia
hauser
dotorg
hideous
fik
spraw eek
zappa
wandered
'' rajan
bambi
($)
widening
toolbox
sair illuminating
prays
outpatient
iw
dayo
lob
swfl
shades gums
cookin
kodi griffin traumati stea
slaughtered
godbless airtime
pseudo
bsa
hauled
arif
à¸Ńà¸ĩ lel
wcpo
militi charters
worlda ruk
kgs
digitalindia
isable
idyllic
espino marietta
ebo
teamcanada
abour
wilton
rockstars
favored
physic wrinkle
tbr
dprint
ballarat
adal zey ðŁĺįðŁĶ¥
tomlin
mtr
palsy
fenerbah tighten
philia
ironing
ryu bant
enquire
cair
aburger
trun
greenberg
chauhan
irina
shani trendsetter
prett zafar
alove vici panic noo
lustre
disrupted
ballis sonsof monsi instac akest
ëĭ¤ kwame
horrormovies
district saucy
mban
armies
withdrawn
medics
loftus
eroom
bekind
arns
allon
unison
davids
crat
nicotine
soor smx
onco cosplaying
zombies harms
eger rosy
moonshine
fein cett
dubrov regents
benitez
ðŁĳıðŁı¼ðŁĳıðŁı¼
stec
malia
prioritize
iceland ftse
vamo lamont
homosexuality
brees
regui
cbp
tej
skysports
detergent
shasta
derel conservancy
colorized
accolades
viso
showyour nanow biceps
usability
bim dailysketch
pearljam
strangest
megadeth
broadcasts
barren
arton
chriss configu lures
isthe eul railwayana
globalhealth
gianni
uaap slum
consciously
abre
nup budget vada
esch realness
erased
thunt
bez
armistice
ðŁĳ¹
shrun oled
driverless
ðŁ¤·ðŁı»âĢįâĻĢï¸ı
wondr skan salaam
motherland
hwang
geno
gangnam
twright
endorsing
enic adoration
paused
patricks
docked
platte
ffxv
ethnicity
autoshow
sideshow
afterlife
relocated
orphaned
foodnetwork
dareto andra slaps
vlive
swims
reimagined
mistle revise
reality bharti
ðŁĴĻðŁĴĽ latest proudest
grasses
lanyard
freshest
carcinoma
anomaly
ziegler
sumner
lyrix
gorg
isd avel swildlife
mesqu johncena
euroleague
saber masterful
yarra
cognition
jacobson
abolic
sirloin
shukla
mojito
supere stweet
mez
esa rudolf
gura
whereyou ttm
wins trustworthy
nyk
braden
tabletop goodfood
eson bek linguistic
grays
chath hcs
moni deans
cussions
chell
slows
hemi
dapp sharpie
boosters
aos
strack
sedona
mueller hardwick
ornate
thora
salud
otwol chum miho
forage
thelittle tearful
oneself
mindy smg
gmbh
emerald ðŁĶ´âļªï¸ı tutti
receptions
revising
ibrox
topeka
salami
expanse
ibooks
dobson
clio
ats ðŁļĮ
moha isance
shutters
moot
janine
marvelcomics
jordani poser
kenneth hyung deja
aseball
speciality
euston
classiccar
hadith
ðŁĲī
chasing izo
grosven aglia
thisdayinhistory
trow
omile
huar byn saline
divine demonic
tyran handover
revitalization
paella
cryptic
sedg mend
dunkirk
bred wald sportscar
aard wheaton
daener klan
brt
bakhtawar spires
schubert
roti
polish ose agame
wondercon
protestant
bosa
ðŁĺŁ
dÃ¼ joyride
gertrude
âĿĿ
gila
vh twa
trav
swallowed
starve
lain entren reiki
sukh craic
azu
webpage
keefe
hypothe hirsch
helle
campground
wamy
travi shahi
sandeep
rui
hanuman
dwp
repository
noor noff
unreal pell
blackhistory
harvick
mascar payee
pasha
gastronomy
dÃŃ aig
rosenthal
openday
embellished
ttip
sunbathing
gopack endome ï¸ı#
invalid
finalfour
stfu
squishy
rasta
mosch jamesc dietrich
sela
melb elvi tdp
suni
slit
jha biza
spiked
lli lillard
vampi synopsis
azhar
kendricklamar
ĮãĤĬãģŁãģĦ
heartless
countryfile
airplay
arrogance
pree
virtuoso
ãħłãħłãħłãħł raju
lebu forward tug dros
mondaymotivaton
concepcion
thelo padi
looool
ÑĢÐ¾Ð´ itss ethical enduro
__:
expenditure
monste masking
terriers
ibis
ember
cumple
punctuation
piper irvin
adee
yyyyyy
flashbacks
celsius
donnie bogota
benevol thescript
shilpa prose findia
zeke
neko
doves
blueslyrix
frosh
soweto
mplo alai
sabi
raqqa
wftv
stroller
iansomerhalder
ðŁĶª anon moseley
!?!?
staking
moly
cartri csg
astor
transcend maer deux
cowgirl
sask punter
maken oates
lovett
growler
sagin vn ssible
officeofrg
ymc sabar faulty
apha
akon
ðŁĳ« snowdon
aew
raisethe ðĿĵ gruesome
clementine
sping
lata
worldenviron mimic canaria
bakhtawarbz
aoa
fala ãĤŃ aviva
youuuu
thigh ladders
gumbo
tzky
fuzz plasticpollution
estate strengthened
kant
drin
calvert
transformational
frightened
maclean
elitedangerous
earthy
tson
toda
jnu
..,
michal iban jeong isreal
simcoe
exclusives
bluebells
bene
teu pilsner
penske
atheists
mpu cartagena
ðŁĴĹðŁĴĹ millionaires
kkkk
itar
subscriptions
remote mafi hinton
wcc hok
dsb ableton
seventy
punks
eindhoven
shone
mcfarlane
limpopo
emphasi Ã¼
sinfo
petre mangrove
chino bertie
playlists
pushawards paf debbie cdo
rino
ðŁı¾âĢįâĻĤï¸ı
folke bonnar thine
slan
halter
evie
awsome
vultures
sparky
seizures
âľĶ ramone
ineffe aln proctor
astra thevoice grote scion
deadline amaya
tainted
patterned
exceeding
crossfit kaylee
dropbox
rushes
tackled
moby
retrogamer
ncbd
benefitting
shaykh
guildhall
gentry
dreamcast
dreaded
bundled
thaw
revolving
npt
kyliejenner
imaginative
roni
overcame
familytime
dsburg
carnaval
relationship recognizable
coroner
hole fanfic
emirates burritos
analyse
thinner
nees
gallipoli
blr
catwoman
-->>
ault adaily
naughty ilio
solitaire
mtvbr jocelyn
arunach repent southgate
hyacin essential fenton
andum
itor gopal
slinger
posei awil wielding
raila
elias asto Ã¤
tendency
strata
kert
<-
imacele daes stimulus
hanley
fitnes ecstasy
limous hailing
ðŁ¤Ń
chiswick
taries
slav
puli
modernization
blackmail
bingham
hfx ++ ðŁĩ®ðŁĩ³ niv
wea
professor koff
bolster
suave
sequences
pepperoni
notte
dren
ãģ¨ç¹ĭãģ hsv
oga
aptly
zad excelsi rinka
moldova
minn
mabel
conferencing
basing ofer obsi hamillhimself
careless
briefed
inherent
parish dubnation
townsville
sarawak
geeky
doncasterisgreat
wasabi
gup
pheno drainthe carrieunderwood
bleeds
bbcworld
anew
altaf
dulwich
aniston
wti
sumatra
grafton
bln
mester
bodega
rego
esq
anjo
sumptuous
maisie
ï¿½ wilt
jakob
elvis sepul muster
airpollution
presidente
happymonday
extensively
flondon
tls
playing peed
dinho
vardy
pika
niro
aucus
ðŁį¦ null
elondon
juventus imagines
disab lito
dura
workplaces
promote mccaf woodwork
wawx
à®ª
ttino
shari
semper bettertogether
ðŁĳĬðŁı» zebra pondering
enchil hom
cosmic tanz mocked
eccc
athed
abolish
propeller
parisagreement
assemblies
industry fraudulent
pesa
changmin
axx ðŁĴµ irrational
cusa
ramadhan
octavia
onelove
jacki barak taxider serious nathanfillion
mcen chk
popart
gravity coppola
readingfc
illusions
jig
wwx
resh
exporting
buzzard
âĻ¤
pcm
lanapar kos aromas
antalya
wwdc
vena
phila
ballin ðŁĳĦ
quinta
mao fery
eighty
sentiments
safeguarding
rwa
puffs
lucille
decath slu
nugent
deter
brazil zeiss
superbowl subsidy
altern hidalgo
enzymes
ä½ tagne
hairdresser
adrien
walkout
opposes
cantina
bedside
afan ðŁĶĹ prophetic
danes
unsuccessful
supercharged
pkk
exemption
hartle secular clipping
brs
unitedway cnet
patchy
hagan
een âļľ vara
sympathi nevertrump
affirmation
omf
nycfc
maja
surro keerth upscale
sandalwood
monarchy
knobs
åĭ potholes
hungergames
terraces
nasir
counsell welcometo waq seaman
mita
stunningly
ontheroad
inability
)!!
bongo
antv
sput worldenvironmentday
resusc ytd
fim
eunhyuk
sachin roseanne
clermont
apec
amina
vening
nantes
almost sinus
exas
tyl
tien
plead
lancs
burnaby
rek joom observers
discography
clg
âĻ¦
snack rti
oily
crystalli brute
webdevelopment
toppings
laf anis
adder
reliving
carlin
battleof weg
syrian pont ndc
laghate yuma
spp
piti robbing
marting reykja rajput
ncds
kiewicz
âĢ¢âĢ¢
vampire substantially
opioids
nepali
kline
aroo
understand litt
uit
thrombo saries
quot
balling
ttr sgh
philipp
brant
acl mello
whittaker
.;
defiant
bgc
replying
mirren
metamorpho schwab
bulge
utilized
pickering
pardon dsa
à¸Ī dooley
cumulative
Ð» urgency
emir
+/-
¦Ī
otas
âı³
stationed
grapevine
arac karanjohar
fancy saul coogs
lgbtq Ø§Ùħ javi
ummer
pll denis daipur
puffin
lewisham
fandom cope vesmatter
sve helpless
deodor ostrich
kazan
fridaythe
condor
vx
sophomores
robles
cutt
climbers
ë¦¬ sleg
snf
macys
hydrating
groupe
poyn moulin
hgtv
lmfaooo
sulphur
asdfghjkl
annabelle
humpback
braved
viswasam
multipurpose
humidi escorted
barbican
fad
corsa
ðŁ¤«
pippa
hereto cany sergi orcas
ovie edou sany globalization
mancini
foodtruck
fis
defibrill schre smafia
lovewins
laut kaka
hollande
gameon
resurgence
outside olympiad
intan abstraction
rapid palom calle jasmin
attackers
swagg
mitra
kylo
à®²
hermitage
gordo
eira
sosfam
rollout
excite
synod
merrill
cals
assa
livelihoods
juve theblack gopackgo
antlers
albanian
woolly
quiche
purification
areth
smarthome
nek
allblacks
mexicans
ism germs
complexion
marck
ushi
ðŁĲĲ charl castic
tillerson
giuliani
biodegradable
malbec
bois jubil imes
rame
genetic espnu
chley
soho gopher gsc
buuren
cube bridesmaids
webinars
toe manipur
violently
noticias
exchanging
chiev replaceable
muaythai
buss
spil instalment
divya
caitlin olim filtering
whirlwind
stared
priorit pram pompeii
monologue
kite buka
âĢ¦..
vaccine brero
wozni solent
referr myrt gridiron
galatasaray
froze
claremont
ðŁ¥ĥ
victorias sseldorf
pastures
netneutrality
chor
ðŁĳģ à²¿
weho
symptom
josel inous
dragoncon
powerball
pte
fourthofjuly
ecla earbuds
whereabouts
saltlife
deprivation
chter
wiggle
system psst
chaz dany
rimo
oaxaca
lanaparrilla
barcelon melancholy
wayback hotro nsi lilly kuro
jahan
intellect
boardgame
ðŁıĬ
sneakpeek
kprc
jails
candel zanzi mortimer
starch
rags
pfa
longlive kart girona
crocker
christoph
precautions
warship
perm
parent vangogh
gifford
allegheny
rayn utm
stencil
recalling
penney
zazzle
ìĥĿ hinds
arenas
nuev lawler
guin
dothis
ðŁĳķ
ì¶ķíķĺ weg tib ridin
complexes
turbulent
pesos
demarcus
vallarta
samsun kisses heinrich
deportes
wilms urd
thenext inkigayo
howi firsts
carriage cleanliness
maswar isch
axel sizzle
roadhouse
frans
entourage
cobble booth benedict talon
fcu
yearofthe rayon
raidernation
foyle
koval pianos
lpg
burmese
manure
geocaching
coscino
bnp
ferra strophy
marais
cees
legendof katniss
enoch
aved
youknow dprk
ðŁĺ¢ðŁĺ¢
spun prost
sorrows
centred
kea
galicia
?ðŁ¤Ķ
ÑĢÐ¾Ð´Ð°
bouchard
ðŁĴĻðŁĴľ yui
seedlings
jonah recovers
nyrd
boardroom
suma
myjaps
tung shai
irgc
elio
wagons
kashi policemen
johnnie
alecoscino
shopify
dotted
detri vaw
tofficial
inyour chalmers
traced
novi byes
ariel nippon
lapel
griez bgs
fooling
dita
vijaysethu nmwx
asot
kranti
helm vedi
sickest
mochi
kabo shrubs
hered bsp
sqm
hamr
dulkar
antha
nrf
avoidance
aten
publix
bearers
nasi
hap
hells
ðŁĸ¥
à¸·
thelastjedi
ohwx
ðŁį« wahoo
therese
recaps
ssnhq
birdphotography
vay petti paulo belvedere
(* grl
duvet
cpec
sait porsch measurable
aviators
fremantle
breen
onom meand lifesaving
euref
endon
embaras airasia
elis
dunkin starmagic sill
portobello
kiefer
exe
muted
ãģ¦ wethepeople
logia
liberal theforceawakens
mined
haunts
freckles
caretaker
sindia
âķĲ devlin
liston
directioner
ohn
figaro
emmanuel dubois
clones
bruise
ðŁİĪðŁİī
disinfe dermatology
asr
swatch
discomfort
tamanna piday
macken katic
delusional
shawnee
gud albino
pali dingh cucumbers
coffey
anticipating
treasured
websummit
sheltered
savor
pedagogy
mgs
shma
sbu denali
campos
bubblegum
oir leaps
yler
rone sanskrit
mint meatless futurist
dude avel
protested
squire
zaki
szn
harcourt
cyclone bourdain
gatherings
dant adventurer
paragon
altman
dding banerjee
snorkeling
motherwell
missy ender glows
kiwis
chickpea
poro efron
appt
uy
specified
gabby estrada
combos
bourbon vini
varun stephani keywords
carvings
amitabh
wrought
twal reels
clubbing
ubiquit crit
ambedkar
æĻ pruning
vaccinated
boeing sks
loona
hypnosis
edelman
phol
hew colosse mckinsey
uon tote sacrificing
oxi
nang emu Ð¿ÑĢÐ¸ÑĢÐ¾Ð´Ð°
mth
kerswednesday
argued
timelapse
risking
regulating
nigh
likelihood
cubic auction reinfor pistor noses
yel
snuggles
pei jeanette
taku
rith guyz
à¸ŀ
yte
verted
paysoff
jauregui
hooligans
procedural
mib
hardy eleng checkers
alline
themet
proudof keerthyofficial
collaborator
niu
inflicted
advani
retwee memoriam
ficial
tighter
salem reviewers
brics
bendigo
amell
turkish sushmaswar paulson
palawan
mollie
stitcher
sburgh
iru
haydn
eners
aroa
uzzi
sarajevo
hela
apollo ninety
vaca
spon
ventu jelena
heifer
avoids
spine prize marist
recreating
mede
wooden findlay
rofl
ndi
comprehend
yugo yÃ¼ towork
ufos
sonar
piston
recording tentative
artforsale
pellets
fredo
ÙĪØ± muses
customization
profound isner
ideally
siam
plankton
cmdr
manger
franken
customizable
à¤® walkaway
swivel
vastly
noton lexa
exmoor
zas
tante
reductions
lolly
hipsters
benefited
ë² wwwww
masculine
fiji drey phill
aneous
nicol
mendez
disappro chner
throughs
shenmue
eastman
ðŁĲİ yuck
undertale
reys
gobeavs
engen
cna
merr birk ãģ¨ç¹ĭãģĮãĤĬãģŁãģĦ
âĥ£@
ynna
steed
offender
atum
vanishing
presidenti lovethem
gnocchi
friggin
peril
madhya
agne
deejay marnock
mtb foldable
@___
standre bronx bowski
finite
crockett
bsf
getit
serenawilliams
miro
ignatius
slay rinse
fondue
seldom
smore
gani
dyce
dmitry
crumb latepost
primark
ohana
florals
doa
remembranceday
dds
azione
toonami
airport æĿ± thad fist dinesh
drwho
adwords
admirer
proje kyrgyz à« manifestation
lewan jic thibau leased
vanity nourished
nevertheless
augmente fuelled
chead wilshere
rudi pz
myco morro
herbalife
hardrock deman
dreality
spades
cevic bhai baron ultimatefan hounews
tobi
strut
keel
affiliation
themasters
smal hue esteban
conv
omnic databases
cov
terti stg
snoopdogg
metabol lethbridge
ðŁı»âĢįâĻĢï¸ı yearling
residentevil
nwsl
iyaki
griezmann
cous
ðŁĵĿ:
torian
sami ðŁĶ¥ðŁĶ¥ðŁĶ¥ðŁĶ¥ðŁĶ¥
gare
alliances
whitfield
wether
refining
coyi
kraken
ðŁĺĺâĿ¤
singularity
lili
hns
boldand wawrinka
misogyny
lovers cq
bdg
adona
garter
womenof scd
recognising
muna
strou signalling
laredo
hellboy
aleksand unavailable
pediatric asin meria
rishi futurism
wye polarized
ewe
propel
informs
crease
~"
artiston likefor heidelberg
erra
lifein lenny interrupt
coherent
caz vickers
leveled
fbs
cabins
bummed
apostles
weh tendon
souvenirs
infuri pierce asset mlas
goth diggin
annas ylor
thwaite
swel panera
murderers
crooked bsgo
acu
aon
rean
oneof kohl
bloodh pesticide
lostdog
flexing
ëĤĺ supra
eternally
ðŁļĻ
paolo olan momo iselle
captainmarvel
slou mistakenly
akhilesh
mert
ilinan
buon
balkan
mirro millen derail damon titi
bios
redon picard
parte
ðŁ¤Ł Øº sonics
firsth ddc
vegans
turban
nigan
lottie
lyndon
starbuck pinkfloyd
lifestyles
amara
ashe rsc
vala
smer cwgc
client buenas
jagan
coops
ðŁĳĳðŁĳĳ specializes
snagged
glar bennet
wildlifewednesday
bowden
pik
artin
emporium
arl
reba
passer
disappoints
additive
âľĬðŁı½
bayer missoula
haskell
commences
nix neman
exploited
plasticsurgery
ccd
asocial
vot
siegel
froome
kapam fara
eha
probes
mwf
meeting pbb akins
mistletoe
kingdomhearts
forkids
ecr
bale escorts
adidasoriginals
kwa
kts
halloffame
ðŁĺį.
wags
potted
owing
honeycomb
hefty
urology
merle
bpd
stripping
reich kstate guay yonge
shakti gloom
batt
sonom nery
elba
blanks
helle triplets
bombay akarta
abia
transmitted
rolf
jais angularjs
fierc mss
trace à¥ĩ tombs
oldman
kombucha
fol
ehealth
cereals
arelli
inari
ðŁĴ© wol
liberties
fawn
affirm
nunavut
hysterical
kdrama
artes
âĢ¢âĢ¢âĢ¢âĢ¢âĢ¢âĢ¢âĢ¢âĢ¢ valentin
manslaughter
gales
eoin
energized
dels
withdraws
stles
sarcastic
ramesh incredibles
lockhart
yawn
ultimatefanlive
oooooooooooooooo muen gurudev
teer
peeling
newsnow
linguistics
directv
agend unilever
ruger
handedly
erose
limel thec royalties
finishers
nrg
mgt
fidget
comps
bacon aggressively
abit
chÃ¢ tarde
slugger
qanda
greening
dats
enslaved
spector
oye freef bhand stopbrexit
misconceptions
cava
ðŁĺįðŁĺįðŁĺįðŁĺįðŁĺįðŁĺįðŁĺįðŁĺį multitasking
housel ferreira
centime ankles
jodh helly
frome
outtuesday
narnia
balaji
lbloggers
jyoti
ðŁįĩ
lancia
capri yap natash downfall
."âĢĶ
Ã® ligament
coatings
aided
hiko
falling encrypted
yegfood
infringement
cudi
cep
ðŁĺįðŁĺĤ
trad superrugby
edwin whiche vimeo
layne
invigor hehe dubrovnik
bieber utr shaman
opers
hamill
enig
dif
arum
scrapbook
minh
divergence
mckinnon
lifetime guterres
wille pleas
patty micron kz domaine
rusher
mds
chesney
screwdriver
âģ©,
sledge
hauer
chana
stamina
sprinkler
pln
heff bolton omon carrington
accordion
jorge interception
inputs
gull transcription
vanuatu
itical
ethos
tich
spacey
peeking
umi hager psychotic
illian illia
bonnaroo
anese
puc laghateparth
enhall
economical
dredge
%-
uwe
tubular
scouncil
peasants
fler
tumbler
hep
fordham
rowley
initials
evasion
ernation
plugins
cochran
cattle acidity
ðŁİĬðŁİī
regrann
jumpman
eface
xma patriarchy
escobar
cristian
tipton
nueva
hackney backseat
killarney
aidan stadion
simultaneous
idaho aje uth figure clos
burk voluntar recite
macfarlane
curfew
boudo wgn stix
slap scratched
phillip journe expelled
waz
uke tatiana
oue
hopp dimitri
ðŁĵ£ matologist
electrifying
bluffs
billsmafia
azcardinals
yaa xmas shara
rith
gills
dres barton authorization
imperialism
homeof todo footpath
bandwidth
visitspain
mohsin
erupted
miki
insignia
mikel
ssh
gera
bankholiday awan tweak
starcraft
eal construction skeletons
leep inem
barclay shipwreck
monsieur
yoh
ront
formative
sero lep horseman
hoosier
hazmat
cylinders
centi ðŁĴ¥ðŁĴ¥ðŁĴ¥
reem
naire
musically
grasshopper
estonian
terminology
romain
bloggerrt
toxin
stance cultivated
anast ðŁĲį shimano
gopher
enei
recyclable
gamification
fightfor cq avocados
keys elike glycer shakur
mobilization
galley
explain exchanged
peth
obedience
illage
ennis ãĥŀ wiv
wallabies
maar
igers
fintech finalized
woj meaningless
infield
onnaise
eet
bronte
passages
ðŁĳ§ strickland
northernlights
lomond
htc wray
shifter
dialog
ðŁįį
>>>>>>
teatime
stech sichuan
quill
franca complementary
barrington
marcus malam
goooo
forsa electra
afs
âĹĨ
trife snazzy
folia
andolan
afterdark
woodson
strade
littlest
ogun conwy
cowards
ðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤðŁĺĤ
íĬ¸ seul murphy dunks
kapilshar joachim
womack
equality averages
aine ðŁ¦Ī
tacular
disability uked midcentury
barthol teasers
tabern njcaa
spout
opi
kubball
blom soar populism
methyl ðŁĳĬðŁı¼ ospre aloils
ðŁĵĸ ðŁĮļ xer spilling
publica
cardam adish
sacha
pkg
buda
lyricist
ibc
grump hover
halep
antibody
anemone
âĻ¥âĻ¥âĻ¥âĻ¥ mcl lithograph
ccu
sfest
pathic
callister
ottawa gunsn rutger halibut
envision
differentiate
ðŁļĢðŁļĢ piran latel ucn
troubad raine fiercely
learnenglish
lease wexmondays
emit
drayton
burrell
scubadiving
holler
dru
clocked
wral
apro
translucent
wbo
patriarch
moja lannister
fishery
nederland
mildly
mirai
mako
jap
ðŁĺ©ðŁĺ©ðŁĺ©
prostatec panna
arama
undertaking
tompkins
neop solids
savoury
eames
cutlery
woodbridge
steamer
rizzo
wildcat ratna
laminated
kineni
jalap aides
acknowledges
?!?!?!
!ðŁİī
wafc
maggio
haves
darje ofi
gril vasi brux mohd
fakespeare
arnold rmb
forbe walleye
rodi therapeutics
strategi obste mudder
downloadable
ddings
dca
asiangames
campeon appropriation
thcentury
ramatta
draped
bullion
muc
onex
segreg ophelia
bodily
âĿ¤ðŁĺį
wizar teased
ademy
toid
sura
lazarus
snickers
mase loh bowed
biblio xchange
harlan
ghoshal
flavorful
bhagat
allez
whichever
tenstein
discer organiser
mtg dreamliner
tse hokkaido
mok indulgent
hickman
blinded
alyn aaaah
spool
loughborough
interpret etv aristotle
optimizing
avicii
madurai
juli
nawaz matchups
abide
painting welling
veli
octagon
inscribed
poking
placer
lifecycle
kilig
gsp
elives
clements
nasheed
mesut
incarcerated
distilled
walang
delicacy
delgado
chez chita
adero
tux
patil
odo abhcosmetics
tvc
pbc
inaccurate
hardworkpaysoff
baller quotation
merchandising
gastri defenses
drogba
bexhill
bankno winona
sieg pgs
hahahha
aguchi
subram miracle desch libre bacher
entine
bbcradi loudest
rps
pierc fryer
stormtrooper
rafaelnadal
pasco
exhaustion
epiconetsy
rctid
kellie
gaines
dbz
smriti sbridge
limited claw technical biographical
adored
à¸°
exclude
acadia
keyboards
furman
soca
suru
nips
swaps
serverless
rune
puffy
northampton nishings
hender cartridges
gunshot
ðŁĵ¹
filament
respondents
peyton mountaineer
merging
lifespan
intimidation
pafc
nlwx
expansive
purr fck
cae
atti telethon
sohn
mendel lopes
dori
unbroken
tered tastings
inactive
disintegr tassel
sharethe piano islay
airspace
zawa
ricciardo
mington fresher
curry revs
pharoah
hmv
exhilarating
whoo
linkin
krispy
competency
stewards
nebu katsu admins
bazar
asar
givingback
ssummit
songz
linus
rajkumar
farmington
fantasia
ðŁĺ´ðŁĺ´
sobri lisse
barrymore
prism blob
senew monoxide
expire
eighteen
dipper
xiao
kilt
hinch bbcsport
bamboo pter exal ðŁ¦ĭ hamlin
expeditions
stargazing
foodsecurity
wylie
ulf
stingly
onstorm
loeb
broome
bnha
pancreatic
elive !!!!!!!!!!!
therapper
orthopedic
avengersendgame
antitrust
ìļ°
gote
omd
offside
gyllen wineries
whitewater
adl
lupita
exceeds
consisted
chewbacca
ashleigh
nhljets
issan shld
hayat
cranberries
ðŁ¤ĺðŁı½
rockthe springtraining
fallout dairyfree
waj
undecided
sown
rcn
northwales
httr
fumble
dits
compelled
populist
minted
blanchett
.''
propulsion
milla
auberg hertz
hta
udaipur
serendipity
aztecs
alsace
ðŁĲĳ
lun
shoes charli
garza
ðŁĴŁ probiotics
foxtv
olis
miff localized
diffuser
sigue
funko rendous
ðŁĴĳ
jekyll
`;
