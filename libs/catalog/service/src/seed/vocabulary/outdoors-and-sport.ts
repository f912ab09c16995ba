import { category, thing, type DemoCategory } from '../demo-category.js'

export const outdoorsAndSport: readonly DemoCategory[] = [
  category('Camping', 'Fjellbruk, Wayfell, Tarn & Moor, Kampi, Northern Larder, Ristola', [
    thing('Trekking Tent', 329_00, { '1-Person': 0.8, '2-Person': 1, '3-Person': 1.2 })`
      Three-season tent that pitches in one go, inner and outer together, even in the rain.
      Aluminium poles and a 4,000 mm flysheet stand firm in a mountain storm.
      Two doors and two porches keep boots and rucksacks out of the sleeping area.
      Packs down to the size of a loaf of bread and comes with pegs and a repair sleeve.`,
    thing('Family Tent', 549_00, { '4-Person': 0.8, '5-Person': 1, '6-Person': 1.2 })`
      Room to stand up in, with a darkened cabin that lets children sleep past five.
      Colour-coded poles put the tent up in fifteen minutes with two people.
      The living area has windows on three sides and a groundsheet that zips out.
      Taped seams and a 5,000 mm floor keep a week of rain outside.`,
    thing('Down Sleeping Bag', 289_00, { '+5 °C, Regular': 0.8, '−2 °C, Regular': 1, '−2 °C, Long': 1.08 })`
      Water-repellent 750-fill duck down in a mummy cut that leaves the feet room.
      A draught collar and an insulated zip baffle shut the cold out.
      The zip opens at the foot as well, for warm nights.
      A compression sack for the rucksack and a cotton sack for the cupboard are included.`,
    thing('Self-Inflating Sleeping Mat', 89_00, { '3 cm': 0.75, '5 cm': 1, '7.5 cm': 1.35 })`
      Open the valve, wait five minutes, add two breaths: done.
      The foam core insulates on cold ground down to freezing.
      A brushed top keeps the sleeping bag from sliding.
      Repair patches are in the stuff sack, just in case.`,
    thing('Gas Camping Stove', 59_00, { '1 Burner': 0.7, '2 Burners': 1, '2 Burners, with Grill': 1.4 })`
      Brings a litre of water to the boil in four minutes.
      A folding windshield protects the flame on three sides.
      Piezo ignition lights it without matches, wet fingers or not.
      Runs on ordinary screw-on gas cartridges.`,
    thing('Titanium Cook Set', 79_00, { '0.9 l': 0.8, '1.4 l': 1, '2 l': 1.2 })`
      Pot and pan of thin titanium that nest with a gas cartridge inside.
      Folding handles with silicone sleeves stay cool over a stove.
      The lid has drain holes for pasta and a tab to lift it with a spoon.
      Titanium neither rusts nor adds a taste to the morning coffee.`,
    thing('Cool Box', 119_00, { '24 l': 0.75, '35 l': 1, '50 l': 1.4 })`
      Five centimetres of foam keep ice frozen for three days in the shade.
      Tall bottles of wine and water stand upright under the lid.
      The lid carries an adult, so the cool box doubles as a seat.
      A drain plug at the bottom lets the meltwater out.`,
    thing('Folding Camping Chair', 49_90, { Sand: 1, 'Forest Green': 1, 'Brick Red': 1 })`
      Unfolds in one movement and carries 120 kg.
      Mesh in the back dries quickly and is pleasant on hot days.
      A cup holder fits mugs as well as cans.
      Broad feet do not sink into sand or a wet meadow.`,
    thing('Rechargeable Headlamp', 44_90, { '300 lm': 0.75, '450 lm': 1, '700 lm': 1.5 })`
      Flood light for the camp and a narrow beam for the path.
      Red light spares night vision and the others in the tent.
      Charges over USB-C or takes three AAA batteries on long tours.
      Waterproof to IPX7, with a lock against switching on in the rucksack.`,
    thing('Insulated Bottle', 29_90, { '0.5 l': 0.85, '0.75 l': 1, '1 l': 1.2 })`
      Keeps tea hot for twelve hours and water cold for twenty-four.
      Double-walled stainless steel with a powder coat that wet gloves can grip.
      The cap comes apart for cleaning, seal included.
      Leakproof, even with fizzy drinks.`,
  ]),
  category('Cycling', 'Radwerk Nord, Pedaleur, Velmora, Spoke & Tinder, Kassel & Ritz, Bergamotto', [
    thing('Trekking Bike', 1090_00, { 'Frame 50 cm': 1, 'Frame 55 cm': 1, 'Frame 60 cm': 1 })`
      Aluminium touring bike with mudguards, lights and a rack for 25 kg already fitted.
      The hub dynamo lights the road without a thought for batteries.
      Hydraulic disc brakes stop a loaded bike in the wet.
      Twenty-four gears, the lowest made for Alpine passes with panniers.`,
    thing('City E-Bike', 2290_00, { 'Frame S': 1, 'Frame M': 1, 'Frame L': 1 })`
      Mid motor with 65 Nm that pulls away quietly from the lights.
      The 500 Wh battery is good for about 90 km and comes out for charging.
      A belt instead of a chain: no oil, no black trouser legs.
      Low step-through frame, hub gears and a lock on the back wheel.`,
    thing('Children’s Bike', 299_00, { '16″': 0.85, '20″': 1, '24″': 1.15 })`
      At under 8 kg light enough for a child to carry up a kerb.
      Short brake levers are shaped for small hands.
      The low frame makes getting off easy, planned or not.
      Grows along for three years with a long seat post.`,
    thing('Bike Helmet', 79_00, { '51–55 cm': 1, '55–59 cm': 1, '59–63 cm': 1 })`
      Eighteen vents and channels between them keep a cool head uphill.
      A slip layer inside the helmet turns away the force of angled falls.
      One dial fits the helmet with one hand, ponytail included.
      The magnetic buckle closes without pinching and works with gloves.`,
    thing('Folding Lock', 74_90, { '85 cm': 0.9, '95 cm': 1, '110 cm': 1.2 })`
      Six hardened steel links resist bolt cutters and fold to the size of a spectacle case.
      The coating protects the paint of the frame.
      Comes with a holder that does not rattle on cobbles.
      Three keys, and a code card for replacements.`,
    thing('Waterproof Panniers', 119_00, { 'Black, Pair': 1, 'Ochre, Pair': 1, 'Petrol, Pair': 1 })`
      Two roll-top panniers that hold 40 litres together and keep a laptop dry in a cloudburst.
      Hooks lock on to racks of 8 to 16 mm and let go at a pull of the handle.
      Welded tarpaulin without seams, patched like an inner tube.
      Reflectors on both sides shine in the headlights.`,
    thing('Bike Light Set', 54_90, { '40 Lux': 0.75, '70 Lux': 1, '100 Lux': 1.45 })`
      A front light with a sharp cut-off that shows the road and does not dazzle.
      The rear light glows brighter when you brake.
      Both charge over USB-C and warn an hour before they go out.
      Rubber straps fit any handlebar without tools.`,
    thing('Floor Pump', 39_90, { Steel: 1, Aluminium: 1.3, 'Aluminium, with Digital Gauge': 1.75 })`
      Fills a touring tyre in twenty strokes, up to 11 bar.
      One pump head fits all three common valves without turning rubber parts round.
      The large gauge can be read standing up.
      A wide foot and a long hose spare back and balance.`,
    thing('Padded Bib Shorts', 89_00, { 'Size S': 1, 'Size M': 1, 'Size L': 1, 'Size XL': 1 })`
      Perforated three-density pad for days of six hours and more.
      Flat seams and raw-cut hems leave no marks.
      Mesh straps wick sweat and stay up without pulling.
      Two pockets on the thighs hold a phone and a bar.`,
    thing('Bicycle Multi-Tool', 29_90, { '12 Functions': 0.8, '16 Functions': 1, '20 Functions': 1.3 })`
      All the hex keys a bicycle needs, from 2 to 8 mm, plus a chain breaker and a star key.
      Hardened steel bits do not round off stubborn screws.
      Long enough for leverage, flat enough for a jersey pocket.
      The neoprene sleeve keeps the rattle out of the saddlebag.`,
  ]),
  category('Fitness & Yoga', 'Sonnengruss, Ironfold, Kettle & Grit, Asanaya, Pulswerk, Corely', [
    thing('Yoga Mat', 59_00, { 'Moss, 4 mm': 1, 'Plum, 4 mm': 1, 'Moss, 6 mm': 1.15 })`
      Natural rubber mat that grips dry hands and sweaty ones.
      Dense enough to spare the knees, firm enough for balance.
      At 185 cm it leaves room for tall people in child’s pose.
      Free of PVC; the smell of rubber is gone after a week on the balcony.`,
    thing('Adjustable Dumbbells', 249_00, { '2 × 12 kg': 0.75, '2 × 20 kg': 1, '2 × 32 kg': 1.5 })`
      One twist of the handle picks up the right number of plates.
      A pair replaces a whole rack and takes up the space of a shoebox.
      Knurled steel grips 32 mm thick suit all hands.
      The storage trays catch what you put down in a hurry.`,
    thing('Kettlebell', 49_00, { '8 kg': 0.7, '12 kg': 1, '16 kg': 1.3, '24 kg': 1.8 })`
      Cast in one piece, with a handle wide enough for both hands.
      The powder coat takes chalk and does not tear the skin.
      A flat base stands still for push-ups and rows.
      A coloured ring shows the weight at a glance.`,
    thing('Resistance Bands', 24_90, { 'Set of 3': 0.75, 'Set of 5': 1, 'Set of 5, with Handles': 1.5 })`
      Layered latex bands from gentle to seriously hard.
      Each strength has its own colour and its weight printed on.
      The door anchor makes a cable machine of any solid door.
      A cotton pouch and a poster of twenty exercises come along.`,
    thing('Foam Roller', 29_90, { '30 cm': 0.8, '45 cm': 1, '60 cm': 1.25 })`
      Firm foam with ridges that work like thumbs on tight calves.
      Carries 150 kg without going out of shape.
      Closed-cell surface wipes clean after the gym.
      Hollow inside, so that it holds a towel and a band on the way.`,
    thing('Weight Bench', 179_00, { Flat: 0.65, Adjustable: 1, Foldable: 1.1 })`
      Holds 300 kg, athlete and barbell together.
      Firm padding 6 cm thick does not give way under a press.
      Wheels and a handle move the weight bench out of the way after training.
      Rubber feet stand steady on wood and tiles.`,
    thing('Rowing Machine', 899_00, { Magnetic: 0.7, Water: 1, Air: 1.1 })`
      Trains legs, back and arms together and is easy on the joints.
      The long rail suits rowers of up to two metres.
      Stands up on end and then takes less floor than a chair.
      The monitor shows stroke rate and split and talks to chest belts.`,
    thing('Skipping Rope', 19_90, { Beaded: 0.8, 'Steel Cable': 1, Weighted: 1.4 })`
      Turns on ball bearings and does not tangle at double-unders.
      The length adjusts without tools, from children to two metres tall.
      Long, slim handles lie well in small hands.
      Comes in a drawstring bag for the gym.`,
    thing('Pull-Up Bar', 69_00, { Doorway: 0.6, 'Wall Mounted': 1, 'Ceiling Mounted': 1.1 })`
      Welded steel tube that carries 150 kg without a wobble.
      Foam grips in three widths for pull-ups and chin-ups.
      Eyelets take sling trainers or a punchbag.
      All screws and wall plugs are in the box, with a drilling template.`,
    thing('Massage Gun', 129_00, { Compact: 0.7, Standard: 1, Pro: 1.5 })`
      Loosens hard muscles with up to fifty strokes a second.
      Five heads, from a soft ball for calves to a fork for the spine.
      Quieter than an electric toothbrush at the lower speeds.
      Four hours on a charge and a case that protects it all.`,
  ]),
  category('Hiking & Climbing', 'Steinholm, Gratwerk, Alpveil, Cairn & Crag, Torreval, Skarv', [
    thing('Hiking Backpack', 149_00, { '28 l': 0.8, '38 l': 1, '55 l': 1.35 })`
      A tensioned mesh back lets air between you and the load.
      The hip belt carries most of the weight and has a pocket on either side.
      Opens at the top and by a long zip at the front.
      The rain cover lives in its own pocket underneath and cannot blow away.`,
    thing('Trekking Poles', 99_00, { 'Aluminium, Pair': 0.75, 'Carbon, Pair': 1, 'Carbon Folding, Pair': 1.25 })`
      Cork grips take up sweat and shape themselves to the hand.
      Lever locks hold for certain and work with gloves on.
      A foam sleeve below the grip is there for steep traverses.
      Baskets for summer and snow and rubber tips for tarmac are included.`,
    thing('Waterproof Shell Jacket', 279_00, { 'Size S': 1, 'Size M': 1, 'Size L': 1, 'Size XL': 1 })`
      Three-layer jacket with a 20,000 mm water column and taped seams.
      Long zips under the arms let the steam out on the climb.
      The hood goes over a climbing helmet and turns with the head.
      Chest pockets can be reached with a rucksack on.`,
    thing('Merino Hiking Socks', 24_90, { 'EU 36–38': 1, 'EU 39–41': 1, 'EU 42–44': 1, 'EU 45–47': 1 })`
      Merino wool warms when wet and does not smell after three days on the trail.
      Cushioned at heel and toe, thin over the instep.
      Hand-linked toes, so there is no seam to rub.
      Left and right are shaped to fit each foot.`,
    thing('Climbing Harness', 79_00, { 'Size S': 1, 'Size M': 1, 'Size L': 1 })`
      Wide padded waist belt that is comfortable on hanging belays.
      Four gear loops hold a full rack for long routes.
      Adjustable leg loops go over summer tights and winter trousers.
      A red thread appears when the tie-in point is worn and the harness due for replacement.`,
    thing('Climbing Rope', 169_00, { '9.8 mm, 40 m': 0.75, '9.8 mm, 60 m': 1, '9.8 mm, 70 m': 1.15 })`
      Single rope for the crag and the hall that takes years of falls.
      The sheath is woven tight, runs smoothly through the belay and stays round.
      A black mark shows the middle when abseiling.
      Certified to EN 892 with eight standard falls.`,
    thing('Climbing Shoes', 109_00, { 'EU 38': 1, 'EU 40': 1, 'EU 42': 1, 'EU 44': 1 })`
      A moderately downturned shoe for long days and first overhangs.
      Sticky 4 mm rubber holds on small edges and can be resoled.
      Two straps open wide for a break between routes.
      Unlined leather gives half a size and fits like a glove.`,
    thing('Water Filter', 44_90, { '0.6 l': 1, '1 l': 1.1, '3 l': 1.4 })`
      Drink from streams and lakes: the hollow fibres hold back bacteria and protozoa.
      Filters two litres a minute into bottle or pot.
      Shake it to clean it, no tools and no spare parts.
      Weighs 70 g and rolls up to the size of a fist.`,
    thing('First Aid Kit', 34_90, { Compact: 0.7, Standard: 1, Expedition: 1.9 })`
      Packed by mountain rescuers, from blister plasters to the rescue blanket.
      Clear inner pockets show what is where with one look.
      The roll-top bag is waterproof and glows red in the rucksack.
      A booklet of waterproof paper explains first aid in pictures.`,
    thing('Hiking Trousers', 99_00, { 'Size S': 1, 'Size M': 1, 'Size L': 1, 'Size XL': 1 })`
      Light stretch fabric that dries within an hour of a shower.
      Legs zip off above the knee and pull over boots.
      Five pockets, one of them with a zip and deep enough for a map.
      Reinforced at seat and knee for scrambles over rock.`,
  ]),
]
