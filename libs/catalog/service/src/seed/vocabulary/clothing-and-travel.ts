import { category, thing, type DemoCategory } from '../demo-category.js'

export const clothingAndTravel: readonly DemoCategory[] = [
  category('Clothing', 'Strandgade 9, Merrow & Pike, Atelier Sauvin, Ullvik, Bricklane Tailors, Oda Holm', [
    thing('Merino Crew-Neck Jumper', 119_00, { Navy: 1, 'Oatmeal Melange': 1, 'Bottle Green': 1, Rust: 1 })`
      Fine-knit jumper of extra-soft merino that goes over a shirt and under a jacket.
      Warm on the way to work and not too warm in the meeting.
      Ribbed cuffs and hem keep their spring after the wash.
      Knitted in shape, not cut, so that there are hardly any seams to feel.`,
    thing('Organic Cotton T-Shirt', 29_90, { White: 1, Black: 1, 'Washed Blue': 1.1, Olive: 1 })`
      Heavy 220 g cotton jersey that is not see-through and does not twist in the wash.
      The narrow ribbed collar lies flat without an undershirt.
      Cut straight, with a shoulder that sits where yours ends.
      Organic cotton, spun, knitted and sewn in Portugal.`,
    thing('Linen Shirt', 79_00, { White: 1, 'Sky Stripe': 1.05, Sand: 1, Indigo: 1 })`
      Washed linen that looks right creased.
      Airy on days above thirty degrees and quick to dry on a chair overnight.
      Real mother-of-pearl buttons, and two spare ones in the side seam.
      Sleeves roll up and stay up with a tab.`,
    thing('Selvedge Jeans', 139_00, { 'Raw Indigo': 1, 'Washed Indigo': 1.05, Black: 1 })`
      Woven on old shuttle looms from 13 oz denim that takes on the shape of its wearer.
      Sits at the waist and runs straight down the leg.
      Copper rivets, chain-stitched hems and pockets of strong twill.
      Wash it inside out, cold and not too often.`,
    thing('Waxed Cotton Jacket', 229_00, { Olive: 1, Navy: 1, 'Dark Brown': 1 })`
      Dense waxed cotton keeps off wind and a good hour of rain.
      Corduroy at the collar and a checked cotton lining inside.
      Two bellows pockets take gloves, a dog lead and the newspaper.
      Can be waxed again at home, and gets better-looking each time.`,
    thing('Down Jacket', 199_00, { Black: 1, 'Ink Blue': 1, Terracotta: 1, Lichen: 1 })`
      Light quilted jacket with recycled 700-fill down.
      Packs into its own pocket and makes a good pillow on trains.
      The collar stands up to the chin and is lined with fleece.
      The shell sheds drizzle and blocks the wind.`,
    thing('Wool Coat', 349_00, { Camel: 1, Charcoal: 1, 'Dark Green': 1 })`
      Straight single-breasted coat of heavy boiled wool that falls to the knee.
      Fully lined with viscose twill that glides over jumpers.
      A deep inside pocket keeps phone and ticket safe.
      The back vent makes cycling and stairs easy.`,
    thing('Summer Dress', 109_00, { 'Poppy Red': 1, 'Navy Dots': 1, 'Pale Yellow': 1 })`
      Wrap dress of flowing viscose crêpe, with a tie that fits it to you.
      It has pockets, and they hold more than a key.
      Falls below the knee and does not blow open on a bicycle.
      Machine wash at 30 °C, hang up damp, done.`,
    thing('Corduroy Trousers', 89_00, { Tobacco: 1, Forest: 1, 'Midnight Blue': 1 })`
      Fine-rib corduroy with a little stretch for long days of sitting.
      High waist, pleats and a gently tapered leg.
      Washed beforehand for a soft feel from the first day.
      Generous hems can be let down by 4 cm.`,
    thing('Cashmere Scarf', 89_00, { 'Light Grey': 1, Burgundy: 1, Camel: 1, Petrol: 1 })`
      Pure Mongolian cashmere, 30 × 180 cm, with a short fringe.
      Light as a handkerchief and as warm as a scarf three times its weight.
      Woven, not knitted, so it keeps its shape.
      Comes in a cotton bag that moths do not get into.`,
  ]),
  category('Shoes', 'Calzaro, Holmgang, Wexley, Passo Lento, Lauf & Sohle, Tivoli Row', [
    thing('Leather Sneakers', 129_00, { 'White, EU 38': 1, 'White, EU 41': 1, 'Black, EU 42': 1, 'Black, EU 44': 1 })`
      Plain low sneakers of full-grain calf leather, inside and out.
      Stitched rubber cup soles can be replaced by a cobbler.
      The cork insole comes out for your own.
      Comes with two pairs of laces, one waxed and one cotton.`,
    thing('Running Shoes', 139_00, { 'EU 38': 1, 'EU 40': 1, 'EU 42': 1, 'EU 44': 1, 'EU 46': 1 })`
      Cushioned for daily training on roads and gravel, marathon included.
      A drop of 8 mm and a wide toe box leave the foot its natural roll.
      The one-piece mesh upper has no seams where blisters start.
      Reflective heels make these running shoes seen at dusk.`,
    thing('Trail Running Shoes', 149_00, { 'EU 39': 1, 'EU 41': 1, 'EU 43': 1, 'EU 45': 1 })`
      Lugs of 5 mm bite into mud and let go of it again.
      A rock plate under the forefoot takes the sting out of sharp stones.
      Quick laces tighten with one pull and vanish in a pocket.
      Drains and dries within a kilometre of a ford.`,
    thing('Hiking Boots', 199_00, { 'EU 38': 1, 'EU 40': 1, 'EU 42': 1, 'EU 44': 1 })`
      Nubuck hiking boots with a waterproof membrane for rainy hut-to-hut tours.
      A high rubber rand guards the leather against scree.
      Hooks at the ankle lock the heel for the way down.
      The sole is stiff enough for rocky paths and can be renewed.`,
    thing('Chelsea Boots', 179_00, { 'Black, EU 39': 1, 'Black, EU 42': 1, 'Cognac, EU 42': 1, 'Cognac, EU 44': 1 })`
      Polished calf boots with elastic that stays elastic.
      Welted by machine and stitched by hand, ready for a second and a third sole.
      Loops at front and back help on hurried mornings.
      Studded rubber under the leather sole grips on wet pavement.`,
    thing('Suede Loafers', 139_00, { 'Navy, EU 40': 1, 'Tan, EU 41': 1, 'Tan, EU 43': 1 })`
      Unlined suede that bends like a slipper from the first step.
      A rubber sole with small pebbles on it is good for the city and for driving.
      Hand-sewn apron, finished in a small workshop near Porto.
      Treated against water; brush the nap up now and then.`,
    thing('Leather Sandals', 89_00, { 'Tan, EU 37': 1, 'Tan, EU 39': 1, 'Black, EU 40': 1, 'Black, EU 42': 1 })`
      Vegetable-tanned straps on a footbed of cork and latex.
      Two buckles fit wide feet and narrow ones.
      The suede lining feels dry on bare skin.
      A light sole of foamed rubber walks quietly through museums.`,
    thing('Felt Slippers', 49_00, { 'Grey, EU 38': 1, 'Grey, EU 41': 1, 'Berry, EU 39': 1, 'Moss, EU 43': 1 })`
      Slippers of thick wool felt that warm without sweating.
      A suede sole keeps them quiet on the stairs.
      The heel treads down flat for slipping in, and springs back.
      Airing is enough; wool cleans itself overnight.`,
    thing('Wellington Boots', 69_00, { 'Green, EU 38': 1, 'Green, EU 42': 1, 'Yellow, EU 40': 1 })`
      Natural rubber boots, vulcanised by hand, that stay supple in frost.
      A buckle at the side fits them to jeans or bare calves.
      The cotton lining dries overnight by the stove.
      Deep cleats for the garden, a flat heel for the city.`,
    thing('Children’s Winter Boots', 64_90, { 'EU 26': 0.95, 'EU 28': 0.95, 'EU 31': 1, 'EU 34': 1.05 })`
      Waterproof up to the ankle and lined with warm lambswool.
      One wide strap that children manage on their own.
      The inner sole shows how much room is left for growing.
      Soft, grippy rubber for snow, slush and the sledge run.`,
  ]),
  category('Bags & Luggage', 'Portmoor, Hafen & Gleis, Valigia Rossi, Ostra, Compass Row, Bagatelle Nord', [
    thing('Cabin Suitcase', 179_00, { Anthracite: 1, 'Sage Green': 1, 'Rose Clay': 1 })`
      Polycarbonate shell that gives way to knocks and springs back.
      Fits the hand luggage rules of most airlines at 55 × 40 × 20 cm.
      Four double wheels roll quietly, over tiles and carpet alike.
      Straps on one side and a zipped divider on the other keep shirts in place.`,
    thing('Large Suitcase', 249_00, { Anthracite: 1, 'Ocean Blue': 1, Champagne: 1.05 })`
      Holds 95 litres, enough for two weeks or a family weekend.
      The aluminium handle locks at four heights and does not rattle.
      A recessed combination lock that customs can open without breaking it.
      Wheels, handle and locks are screwed on and can be replaced.`,
    thing('Weekender Bag', 159_00, { 'Olive Canvas': 1, 'Navy Canvas': 1, 'Brown Leather': 1.9 })`
      Forty litres for three days away, with a separate compartment for shoes.
      The wide frame stays open while you pack.
      A sleeve at the back slides over the handle of a suitcase.
      Brass feet keep the bottom off wet platforms.`,
    thing('Commuter Backpack', 119_00, { Black: 1, 'Steel Blue': 1, 'Burnt Orange': 1 })`
      Twenty litres behind a clean front that goes with a suit.
      The laptop lies in a padded sleeve of its own against the back.
      A hidden pocket at the small of the back holds wallet and passport.
      Recycled polyester with a coating that laughs at rain.`,
    thing('Leather Messenger Bag', 219_00, { Cognac: 1, 'Dark Brown': 1, Black: 1 })`
      Vegetable-tanned cowhide that darkens with every summer.
      Takes a 14-inch laptop, a folder and lunch.
      Magnets under the buckles open the flap with one hand.
      The wide strap has a shoulder pad and comes off at brass hooks.`,
    thing('Canvas Tote Bag', 39_00, { Natural: 1, Navy: 1, Black: 1 })`
      Heavy 16 oz canvas that stands up by itself while you load it.
      Handles long enough for the shoulder, sewn right down to the bottom.
      A zipped pocket inside keeps keys from sinking.
      Carries 20 kg of market shopping and washes at 30 °C.`,
    thing('Duffel Bag', 99_00, { '40 l': 0.85, '60 l': 1, '90 l': 1.2 })`
      Tough tarpaulin bag for roof racks, ferries and muddy kit.
      The U-shaped opening shows everything at once.
      Stowable straps make a rucksack of it.
      A mesh pocket in the lid separates clean from dirty.`,
    thing('Packing Cubes', 34_90, { 'Set of 3': 0.75, 'Set of 5': 1, 'Set of 7': 1.3 })`
      Bring order to a rucksack or suitcase and squeeze the air out with a second zip.
      Mesh windows show which packing cube has the socks.
      Ripstop nylon weighs next to nothing.
      Grab handles pull them out like drawers.`,
    thing('Wash Bag', 44_00, { Charcoal: 1, Sand: 1, 'Deep Teal': 1 })`
      Hangs from its own hook where there is no shelf.
      A waterproof compartment takes the wet flannel.
      Tall bottles stand upright behind elastic loops.
      The wipe-clean lining forgives a leaking shampoo.`,
    thing('Leather Wallet', 59_00, { Cognac: 1, Black: 1, 'Bottle Green': 1.05 })`
      Slim bifold for eight cards, notes and the odd coin.
      Lining that shields cards from being read through the pocket.
      Edges are painted and burnished by hand.
      Calf leather that gets smoother the longer it is carried.`,
  ]),
  category('Watches & Jewellery', 'Aurelund, Brimstad, Maren Falk, Horlan, Petit Quai, Silberweg', [
    thing('Automatic Watch', 590_00, { 'Black Dial': 1, 'Blue Dial': 1, 'Silver Dial': 1 })`
      Mechanical watch that winds itself on the wrist and runs on for forty-one hours.
      Sapphire crystal, scratched by nothing softer than diamond.
      The glass back shows the balance at work.
      A steel case of 39 mm, water-resistant to 100 metres.`,
    thing('Field Watch', 189_00, { 'Olive Strap': 1, 'Brown Leather': 1.1, 'Steel Bracelet': 1.3 })`
      Large numerals that can be read at a glance, and by night thanks to luminous paint.
      Quartz movement with a five-year battery.
      The brushed case of 38 mm hides the scratches of daily life.
      Straps change without tools.`,
    thing('Diver’s Watch', 429_00, { 'Black Bezel': 1, 'Green Bezel': 1, 'Blue Bezel': 1 })`
      Tested to 200 metres, with a screwed crown and a ratcheting bezel.
      Hands and markers glow all night.
      The clasp opens out over the sleeve of a wetsuit.
      The automatic movement stops the seconds hand while you set it to the time signal.`,
    thing('Minimalist Wristwatch', 129_00, { 'Rose Gold': 1.1, Silver: 1, 'Matt Black': 1 })`
      Only 7 mm thick and hardly there under a cuff.
      A plain dial without numerals or date.
      The mesh bracelet fits any wrist to the millimetre.
      Japanese quartz movement, accurate to fifteen seconds a month.`,
    thing('Smartwatch', 229_00, { '41 mm Black': 1, '45 mm Black': 1.1, '45 mm Silver': 1.1 })`
      Seven days on a charge, with the heart rate measured all the time.
      The built-in GPS records the run while the phone stays at home.
      A bright display that can be read in the sun.
      Swimproof to 50 metres, with a strap that dries fast.`,
    thing('Silver Necklace', 79_00, { '42 cm': 0.95, '45 cm': 1, '60 cm': 1.2 })`
      Anchor chain of 925 sterling silver, rhodium-plated against tarnish.
      The lobster clasp is big enough to close behind your own neck.
      Solid links that can be worn every day, with or without a pendant.
      Comes in a small box of grey linen card.`,
    thing('Gold Hoop Earrings', 119_00, { '15 mm': 0.85, '20 mm': 1, '30 mm': 1.4 })`
      Hollow hoops of 14-carat gold, so light that you forget them.
      The hinged post closes with a click you can feel.
      Polished to a mirror, free of nickel.
      Goes with a ponytail, a suit and everything between.`,
    thing('Pearl Stud Earrings', 69_00, { '5 mm': 0.8, '7 mm': 1, '9 mm': 1.4 })`
      Freshwater pearls with a warm lustre, matched in pairs by hand.
      Posts and backs are sterling silver, kind to sensitive ears.
      No two pearls are quite the same white.
      Put them on last: perfume and hairspray dull the shine.`,
    thing('Signet Ring', 149_00, { 'Silver, Size 52': 0.8, 'Silver, Size 58': 0.8, 'Gold Vermeil, Size 54': 1 })`
      Oval face of 11 × 9 mm, left plain for a monogram.
      Engraving of up to three letters can be ordered with it.
      Cast solid and filed by hand, with a weight you notice.
      The inside is rounded and comfortable on the little finger.`,
    thing('Leather Bracelet', 39_00, { 'Black, 18 cm': 1, 'Brown, 20 cm': 1, 'Navy, 19 cm': 1 })`
      Braided calf leather 5 mm thick, waxed against rain.
      The magnetic clasp of brushed steel closes by itself.
      A second catch keeps it on the wrist when it snags.
      Softens within a week and then keeps its shape.`,
  ]),
]
