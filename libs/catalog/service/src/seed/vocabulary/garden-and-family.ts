import { category, thing, type DemoCategory } from '../demo-category.js'

export const gardenAndFamily: readonly DemoCategory[] = [
  category('Coffee & Tea', 'Rösterei Achtern, Morrow, Dampf & Bohne, Kaffegard, Leaf Lane, Tazzara', [
    thing('Espresso Beans', 16_90, { '250 g': 0.55, '500 g': 1, '1 kg': 1.85 })`
      Dark-roasted blend of Brazilian arabica and a fifth of washed Indian robusta.
      Chocolate and hazelnut in the cup, with a crema that carries the sugar.
      Roasted slowly in a drum for eighteen minutes and low in acid.
      Made for espresso machines and moka pots, and strong enough for milk.`,
    thing('Filter Coffee', 15_90, { 'Whole Bean 250 g': 0.6, 'Whole Bean 500 g': 1, 'Ground 500 g': 1 })`
      Single-origin coffee from a cooperative in Sidama, Ethiopia.
      Light roast that tastes of apricot and black tea.
      Bought directly, at a price printed on the bag.
      The roasting date is on every bag; best between one and eight weeks later.`,
    thing('Decaf Coffee Beans', 17_50, { '250 g': 0.6, '500 g': 1, '1 kg': 1.85 })`
      Decaffeinated with spring water and carbon dioxide, nothing else.
      Caramel, almond and no bitterness: coffee for after dinner.
      Colombian arabica from farms above 1,600 metres.
      Roasted a shade darker, so it stands up to milk.`,
    thing('Loose Leaf Earl Grey', 12_90, { 'Tin 100 g': 1, 'Refill 250 g': 1.8, 'Refill 500 g': 3.2 })`
      Black tea from the Nilgiri hills with oil of real Calabrian bergamot.
      Large leaves that give a bright cup and do not turn bitter.
      Blue cornflowers, mostly for the joy of opening the packet.
      Steep it for three minutes at 95 °C, with milk or a slice of lemon.`,
    thing('Organic Green Tea', 14_50, { 'Sencha 100 g': 1, 'Jasmine 100 g': 1.1, 'Genmaicha 100 g': 0.9 })`
      Picked in spring, when the leaves are young and sweet.
      Good for three infusions; the second is the best.
      Brew at 70 °C, not hotter, and it stays mild.
      Organic, in a resealable bag that keeps the light out.`,
    thing('Espresso Machine', 649_00, { 'Brushed Steel': 1, 'Matt Black': 1.03, Cream: 1.03 })`
      A real 58 mm group with a heavy portafilter, as in a café.
      Heats up in ninety seconds and holds the temperature to the degree.
      The steam wand turns all ways and makes microfoam for coffee with milk.
      The tank of two litres lifts out at the back and shows its level at the front.`,
    thing('Coffee Grinder', 169_00, { 'Hand Grinder': 0.65, Electric: 1, 'Electric, with Scale': 1.5 })`
      Conical steel burrs grind coffee evenly, from French press to espresso.
      Thirty clicks make any setting easy to find again.
      Hardly any grounds stay behind in the mill.
      Opens without tools for cleaning with the brush provided.`,
    thing('Pour-Over Coffee Set', 44_00, { '1–2 Cups': 0.85, '2–4 Cups': 1, '4–6 Cups': 1.2 })`
      Ribbed glass dripper and a carafe with an olive wood collar.
      The ribs let coffee run evenly and the bed stay flat.
      Forty unbleached paper filters make a start.
      Carafe and dripper go in the dishwasher.`,
    thing('Cast-Iron Teapot', 64_00, { '0.6 l': 0.8, '0.8 l': 1, '1.2 l': 1.3 })`
      Keeps tea hot for an hour without a warmer.
      Enamelled inside, so that it neither rusts nor holds on to flavours.
      The deep steel strainer gives leaves room to open.
      A hobnail pattern outside and a handle that folds down.`,
    thing('Gooseneck Kettle', 89_00, { 'Stovetop 1 l': 0.6, 'Electric 0.8 l': 1, 'Electric 1 l': 1.15 })`
      The narrow spout pours as slowly as filter coffee wants.
      A dial thermometer in the lid shows when the water is right for green tea.
      Counterbalanced handle, easy on the wrist when the kettle is full.
      Brushed stainless steel inside and out, without plastic in contact with the water.`,
  ]),
  category('Garden', 'Gartenhaus Lind, Thornbury & Daughters, Rosengang, Spadeworth, Humus & Co, Havely', [
    thing('Bypass Secateurs', 49_00, { 'Size S': 0.9, 'Size M': 1, 'Left-Handed': 1.15 })`
      Forged handles and a hardened blade for clean cuts up to 22 mm.
      Every part can be replaced, down to the spring.
      The sap groove keeps the blades from sticking.
      A catch for the thumb closes the secateurs for the pocket.`,
    thing('Digging Spade', 59_00, { 'T-Handle': 1, 'D-Handle': 1, 'Long Handle': 1.1 })`
      Blade and socket are forged from one piece of boron steel.
      Broad treads on top are kind to boots.
      The ash shaft follows the grain and does not splinter.
      Sharp from the start, for roots and heavy clay.`,
    thing('Garden Hose', 54_90, { '15 m': 0.65, '25 m': 1, '50 m': 1.75 })`
      Does not kink at corners, thanks to a braid crossed in both directions.
      Free of phthalates and safe for the paddling pool.
      Stays supple on cool mornings and lies flat in the sun.
      Brass couplings and a spray nozzle are included.`,
    thing('Watering Can', 39_00, { '5 l': 0.75, '9 l': 1, '12 l': 1.25 })`
      Hot-dip galvanised steel that outlives its owner.
      The long spout reaches the back of the bed without a spill.
      A fine brass rose rains softly on seedlings.
      Two handles: one to carry and one to pour.`,
    thing('Raised Garden Bed', 149_00, { '120 × 60 cm': 0.8, '150 × 80 cm': 1, '200 × 100 cm': 1.4 })`
      Larch boards 28 mm thick that go silver and last ten years untreated.
      At 78 cm high it spares the back and keeps slugs at a distance.
      Liner and mesh against voles come along.
      Slots together at the corners with four rods, no screwing.`,
    thing('Kettle Barbecue', 189_00, { '47 cm': 0.75, '57 cm': 1, '67 cm': 1.5 })`
      Grill over the coals or roast a chicken under the closed lid.
      Vents above and below steer the temperature between 100 and 300 °C.
      The hinged grate lets you add charcoal at the sides.
      Ash falls into a pan that lifts out with one hand.`,
    thing('Teak Garden Bench', 299_00, { '120 cm': 0.85, '150 cm': 1, '180 cm': 1.2 })`
      Plantation teak that needs no cover in winter.
      Joints are mortised and pegged, not merely screwed.
      The seat is curved and drains after a shower.
      Honey-coloured at first, silver grey after two summers.`,
    thing('Cordless Lawn Mower', 379_00, { '33 cm': 0.8, '38 cm': 1, '43 cm': 1.3 })`
      Mows 400 square metres on one charge, without cable or petrol.
      One lever sets six cutting heights.
      Folds up and stands on end in the shed.
      Quiet enough for a chat over the fence while the lawn mower runs.`,
    thing('Terracotta Planter', 29_00, { '20 cm': 0.6, '30 cm': 1, '40 cm': 1.7 })`
      Thrown in Tuscany from clay that stands up to frost.
      Breathes through its walls, so that roots do not rot.
      Thick rim to lift the planter by.
      Gains a patina of lime and moss with the years.`,
    thing('Wildflower Seed Mix', 9_90, { '50 g': 0.6, '100 g': 1, '500 g': 3.8 })`
      Thirty-five native flowers that feed bees from April to October.
      Sow in spring or autumn on bare, poor soil; one gram covers half a square metre.
      Cornflower and poppy come in the first year, daisies and sage from the second.
      Free of grass seed, collected from regional meadows.`,
  ]),
  category('Toys & Games', 'Holzwichtel, Little Fathom, Brettl & Co, Lekstuga, Pepperknock, Tuli & Ben', [
    thing('Wooden Train Set', 49_00, { '30 Pieces': 0.75, '48 Pieces': 1, '80 Pieces': 1.6 })`
      Beech rails with a bridge, a station and an engine with three coaches.
      Magnets couple in both directions, which saves tears.
      Fits the rails of other common wooden railways.
      Edges are rounded and colours saliva-proof, for children from three.`,
    thing('Building Blocks', 39_00, { '40 Pieces': 0.7, '75 Pieces': 1, '150 Pieces': 1.75 })`
      Maple blocks cut to one module, so that towers come out level.
      Half are plain and half stained with water-based colour.
      A cotton sack makes tidying up nearly a game.
      Sanded smooth and big enough for toddlers from one year.`,
    thing('Cooperative Board Game', 34_90, { 'The Lighthouse': 1, 'Fox in the Snow': 0.9, 'Ghost Harbour': 1.05 })`
      All win together or nobody does; older children cannot run away with it.
      For two to five players from six, with games of thirty minutes.
      Three levels keep it tight when you think you know how it goes.
      Board and figures of wood and card, without a scrap of plastic.`,
    thing('Strategy Board Game', 49_90, { 'Salt Roads': 1, 'Guilds of Varn': 1.1, 'Seven Orchards': 0.9 })`
      Trade, build and outwit for an hour and a half, without waiting long for your turn.
      For two to four players from twelve; rules explained in ten minutes.
      A different set-up every time makes no two evenings alike.
      Comes with a solo mode and trays that keep the pieces sorted.`,
    thing('Jigsaw Puzzle', 19_90, { '500 Pieces': 0.75, '1,000 Pieces': 1, '2,000 Pieces': 1.6 })`
      A crowded harbour scene by a Danish illustrator, full of small stories.
      Thick card with a linen finish that does not shine under the lamp.
      Pieces click together and can be lifted as a whole.
      A poster of the picture comes along, so the lid can stay on the shelf.`,
    thing('Plush Bear', 32_00, { '25 cm': 0.75, '35 cm': 1, '50 cm': 1.6 })`
      Soft bear with an earnest face and arms made for carrying.
      Stitched eyes, safe for babies from the first day.
      Filled with recycled fibre and a few beans in the seat.
      Survives the washing machine at 30 °C in a pillowcase.`,
    thing('Play Kitchen', 129_00, { White: 1, 'Natural Birch': 1.1, Mint: 1 })`
      Oven, sink and hob at the right height for three to seven.
      Knobs click and the oven door closes softly on small fingers.
      Shelves at the back turn it into a shop counter.
      Pot, pan and two wooden eggs are included; no batteries.`,
    thing('Science Kit', 36_00, { 'Crystals & Rocks': 1, 'Electric Circuits': 1.2, 'Water & Air': 0.95 })`
      Twenty experiments that work, tried out by school classes.
      An illustrated book tells what to do and, more to the point, why it happens.
      All the parts are in the box but salt, water and patience.
      For curious children from eight, some with an adult beside them.`,
    thing('Balance Bike', 99_00, { 'Birch, 12″': 1, 'Red, 12″': 0.95, 'Blue, 14″': 1.1 })`
      Learning to balance at two makes pedals easy at four.
      Air-filled tyres take kerbs and gravel softly.
      The saddle moves up as the child grows, from 33 to 42 cm.
      A stop on the steering keeps the handlebar from folding in.`,
    thing('Kite', 29_90, { 'Delta 130 cm': 0.8, 'Delta 180 cm': 1, 'Stunt 160 cm': 1.5 })`
      Climbs by itself in a light breeze of two Beaufort.
      Ripstop sail and glass-fibre rods survive a nosedive into the dunes.
      Fifty metres of line on a winder for small hands.
      Packs into a long sleeve that fits beside the beach chair.`,
  ]),
  category('Pets', 'Pfotenhof, Barkley Moss, Felino Bianco, Tassu, Snuffle & Co, Napf & Napper', [
    thing('Orthopaedic Dog Bed', 99_00, { '70 × 50 cm': 0.7, '90 × 65 cm': 1, '120 × 80 cm': 1.5 })`
      Memory foam relieves old joints and springs back in the morning.
      A raised rim on three sides holds a heavy head.
      The cover zips off for the washing machine and shrugs off claws.
      The waterproof inner sheet protects the foam from accidents.`,
    thing('Leather Dog Collar', 34_00, { '30–38 cm': 0.9, '38–46 cm': 1, '46–55 cm': 1.1 })`
      Soft, greased leather that does not rub off the coat.
      The solid brass ring is sewn in, not riveted.
      Padded with deerskin where it touches the throat.
      Seven holes leave room for growing and for winter fur.`,
    thing('Dog Lead', 29_00, { '1.2 m': 0.85, '2 m': 1, '3 m': 1.25 })`
      Round rope with a little give that takes the jerk out of a sudden squirrel.
      Adjusts in length or goes over the shoulder to free both hands.
      The carabiner locks and turns without twisting the lead.
      Reflecting threads show up in headlights.`,
    thing('Dry Dog Food', 34_90, { 'Chicken & Rice 3 kg': 0.5, 'Chicken & Rice 10 kg': 1.3, 'Salmon 10 kg': 1.5 })`
      Gently baked food for grown dogs, without wheat, sugar or colouring.
      The first ingredient is fresh meat or fish from farms and boats we can name.
      Glucosamine and fish oil for joints and coat.
      The zip keeps the bag fresh to the bottom.`,
    thing('Cat Food Pouches', 16_90, { 'Poultry, 12 × 85 g': 1, 'Fish, 12 × 85 g': 1.05, 'Mixed, 24 × 85 g': 1.85 })`
      Tender pieces in jelly, with a meat content of 70 %.
      One pouch is a meal, so nothing goes dry in the fridge.
      Complete food with taurine, without cereal.
      Tried on the pickiest cats of the neighbourhood.`,
    thing('Cat Tree', 119_00, { '110 cm': 0.75, '150 cm': 1, '180 cm': 1.4 })`
      Thick sisal posts for sharpening claws, with a cave and two lookouts.
      A heavy base and a wall bracket keep it steady when two cats race up.
      All cushions are washable and held by hook and loop.
      Plain felt and wood that may stand in the living room.`,
    thing('Scratching Post', 44_00, { '60 cm': 0.75, '80 cm': 1, '100 cm': 1.3 })`
      Tall enough for a full stretch, as cats want it.
      Wound with 8 mm sisal rope that can be replaced.
      The weighted base does not tip under an attack.
      Catnip in the core convinces doubters that the sofa is no match.`,
    thing('Stoneware Pet Bowl', 19_90, { '0.4 l': 0.75, '0.8 l': 1, '1.5 l': 1.5 })`
      Heavy glazed bowl that does not wander round the kitchen.
      A ring of silicone underneath keeps it quiet on tiles.
      Sides slope inwards and hold the last biscuit in.
      Food-safe and at home in the dishwasher.`,
    thing('Pet Carrier', 64_00, { 'Size S': 0.8, 'Size M': 1, 'Size L': 1.3 })`
      Opens at the front and on top, which makes the vet’s life easier.
      Mesh on three sides gives air and a view.
      The hard floor lies under a fleece that can be washed.
      Loops for the car’s seat belt hold it in place.`,
    thing('Small Animal Hay', 12_90, { '1 kg': 0.6, '3 kg': 1, '6 kg': 1.7 })`
      Second-cut meadow hay with long stalks that wear teeth down.
      Dried in the barn, so it stays green and free of dust.
      Dandelion and plantain grow in it, as rabbits and guinea pigs like.
      From mountain meadows that see neither fertiliser nor spray.`,
  ]),
]
