/**
 * The words that the embedded model was taught, in lower case: names of what it draws, and colours. A prompt of which it
 * holds no word draws nothing in particular. Written by scripts/words.ts, of training/scenes.json.
 */
export const tinyWords: ReadonlySet<string> = new Set(
  `
aeroplane aeroplanes airplane airplanes alarm alien aliens ambulance ambulances anchor anchors android
androids ape apes apple apples aubergine aubergines auto automobile automobiles autos avocado avocados baby
bacon ball balloon balloons balls banana bananas bars basketball basketballs bat bats bear bears bee beer
beers bees beetle beetles bell bells berries berry beverage beverages bird birds birthday biscuit biscuits
black blossom blossoms blue boat boats bolt bolts bomb bombs book books bread broccoli brontosaurus
brontosauruses brown bulb bulbs bumblebee bumblebees bunches bunnies bunny burger burgers bus buses
butterflies butterfly cacti cactus cake cakes camera cameras candle candles candy car carrot carrots cars
castle castles cat cats cheese cheeseburger cheeseburgers cherries cherry chick chicks chili chilis chips
chocolate christmas clock clocks closed cloud clouds clover clovers cockerel cockerels coffee coffees cookie
cookies copter copters corn cottage cottages cow cows crab crabs cream creams crescent crescents croissant
croissants crown crowns cruise cupcake cupcakes cups deciduous diamond diamonds dice die dies dinosaur
dinosaurs dog doggies doggy dogs donut donuts doughnut doughnuts dress dresses drum drums duck ducks ears egg
eggplant eggplants eggs electric elephant elephants eruption eruptions extraterrestrial extraterrestrials eye
eyes face faces fire fish flame flames flamingo flamingos flower flowers flying football footballs four fox
foxes frankfurter frankfurters french fries frog frogs fruit fruits fungi fungus game gem gems ghost ghosts
gift gifts giraffe giraffes grapes gray green grey grizzlies grizzly guitar guitars hamburger hamburgers happy
hare hares hat hats heart hearts hedgehog hedgehogs helicopter helicopters home homes honeybee honeybees horse
horses horseshoe hot hotcakes hotdog hotdogs house houses ice icecream icecreams idea ideas jack jelly
jellyfish jewel jewels key keys kitten kittens kitties kitty kiwi kiwis koala koalas lady ladybird ladybirds
ladybug ladybugs lantern lanterns leaf leaves lemon lemons light lightning lion lions lips loaf loaves lock
locks locomotive locomotives lollies lollipop lollipops lolly love magnet magnets maize maizes mallard
mallards maple melon melons mice monkey monkeys moon moons motorbike motorbikes motorcycle motorcycles mouse
mouth mouths muffin muffins mugs mushroom mushrooms oak oaks octopus octopuses orange owl owls padlock
padlocks palm palms pancakes panda pandas parrot parrots passenger peach peaches pear pears penguin penguins
pepper pepperoni peppers phone phones pig piggies piggy piglet piglets pigs pineapple pineapples pink pizza
pizzas plane planes planet planets ponies pony popcorn present presents pretzel pretzels pumpkin pumpkins
puppies puppy purple rabbit rabbits rainbow rainbows red ringed robot robots rocket rockets rooster roosters
rose roses sailboat sailboats saturn saturns saucer saucers sauropod sauropods serpent serpents shark sharks
ship ships shirt shirts skull skulls slice slices slug slugs smile smiles smiley smileys snail snails snake
snakes snow snowflake snowflakes snowman snowmen snows soccer soccers soft space spaceship spaceships spider
spiders spook spooks spouting squid star stars stone stones strawberries strawberry sun sunflower sunflowers
suns sunshine sunshines sushi swan swans sweet sweets taco tacos tea teapot teapots teas telephone telephones
television televisions terrapin terrapins thunder thunders tiara tiaras tiger tigers toad toads toadstool
toadstools toast toasts top tophat tophats tortoise tortoises tractor tractors train trains tree trees
trophies trophy tropical tshirt tshirts tulip tulips turtle turtles tv tvs ufo ufos umbrella umbrellas unicorn
unicorns vampire volcano volcanoes watermelon watermelons wedge wedges whale whales white wolf wolves wrapped
yacht yachts yellow
`
    .trim()
    .split(/\s+/),
);
