import { category, thing, type DemoCategory } from '../demo-category.js'

export const kitchenAndHome: readonly DemoCategory[] = [
  category('Cookware', 'Nordvik, Calderra, Oskarby, Brunhelm, Maison Ardelle, Tindra & Co', [
    thing('Cast-Iron Skillet', 39_00, { '20 cm': 0.75, '24 cm': 0.9, '28 cm': 1, '30 cm': 1.2 })`
      Pre-seasoned with linseed oil and ready for its first steak straight out of the box.
      The thick base holds its heat when cold food goes in, for a proper crust instead of grey meat.
      Pour spouts on both sides and a helper handle make it easy to drain and to carry.
      Works on induction, gas, in the oven and over a campfire; rinse by hand and wipe with a little oil.`,
    thing('Carbon Steel Frying Pan', 54_00, { '24 cm': 0.85, '26 cm': 1, '28 cm': 1.1, '32 cm': 1.3 })`
      Carbon steel, 2.5 mm thick, takes a seasoning like cast iron at two thirds of the weight.
      Flat riveted handle at a low angle, so the pan slides into the oven to finish a roast.
      Sloped sides let you toss vegetables or turn an omelette without a spatula.
      Comes with a coat of beeswax against rust, to be washed off with hot water before seasoning.`,
    thing('Stainless Steel Saucepan', 49_00, { '1.5 l': 0.85, '2 l': 1, '3 l': 1.25 })`
      Three-ply body with an aluminium core up to the rim, so that milk does not catch at the edges.
      Litre marks are stamped on the inside and a pouring rim runs all the way round.
      The hollow handle stays cool enough to hold through twenty minutes of simmering.
      Suitable for induction and the dishwasher; the steel lid is oven-safe to 220 °C.`,
    thing('Enamelled Dutch Oven', 169_00, { '4.2 l': 0.85, '5.3 l': 1, '6.7 l': 1.2 })`
      Cast iron under two coats of enamel: sear, braise and bake bread in the same pot.
      Small points under the lid return the steam evenly to the roast.
      The pale interior shows how far the onions have browned and does not take on the taste of tomato.
      Steel knob and both loop handles are oven-safe to 260 °C.`,
    thing('Non-Stick Frying Pan', 34_90, { '20 cm': 0.8, '24 cm': 1, '28 cm': 1.2 })`
      Ceramic coating without PFAS that releases fried eggs with a teaspoon of butter.
      The forged aluminium body heats through in under two minutes on induction.
      A soft-touch handle with a hanging loop stays cool on the hob.
      Use wooden or silicone utensils and medium heat and the coating will last for years.`,
    thing('Stock Pot', 64_00, { '6 l': 0.85, '8 l': 1, '12 l': 1.35 })`
      Tall stainless pot for bones, pasta for eight or a summer’s worth of jam.
      The vented glass lid shows the simmer without letting it escape.
      Wide riveted handles take oven gloves, which matters when the pot is full.
      An encapsulated 6 mm base keeps thick soups from scorching on induction and gas.`,
    thing('Carbon Steel Wok', 44_90, { '30 cm': 0.9, '32 cm': 1, '36 cm': 1.2 })`
      Hand-hammered dimples hold food on the side of the wok while the centre stays hot.
      Flat base of 14 cm for ordinary gas and induction hobs.
      Thin 1.6 mm steel reacts to the flame at once, as a stir-fry needs.
      The long ash handle unscrews, so the wok can be seasoned in the oven.`,
    thing('Chef’s Knife', 79_00, { '16 cm': 0.9, '20 cm': 1, '24 cm': 1.15 })`
      Forged from one piece of high-carbon steel, hardened to 58 HRC and ground to 15° a side.
      The curved belly rocks through herbs, while the heel is strong enough for squash.
      A half bolster lets you sharpen the edge along its whole length.
      Full-tang handle of smoked oak with three rivets; wash by hand.`,
    thing('Roasting Tin', 42_00, { '30 × 22 cm': 0.85, '35 × 25 cm': 1, '40 × 30 cm': 1.25 })`
      Heavy-gauge steel that does not twist with a bang at 230 °C.
      The removable rack lifts a chicken out of its juices for crisp skin underneath.
      Rounded corners let a whisk reach every bit of the gravy, on the hob if need be.
      Upright handles fold inwards to save room in the cupboard.`,
    thing('End-Grain Chopping Board', 69_00, { '35 × 25 cm': 0.8, '40 × 30 cm': 1, '50 × 35 cm': 1.4 })`
      End-grain oak closes up again after a cut, which keeps both board and blade in shape.
      A juice groove runs round one side; the other is flat for pastry.
      Rubber feet keep the board still and let air reach the underside.
      Oiled at the workshop with food-safe linseed oil; a new coat every few months is all it asks.`,
  ]),
  category('Tableware', 'Lervåg, Casa Morell, Potters Row, Solbakken, Vitrella, Ambry & Finch', [
    thing('Stoneware Dinner Plates', 48_00, { 'Sand, Set of 4': 1, 'Slate Blue, Set of 4': 1, 'Sand, Set of 6': 1.4 })`
      Stoneware plates of 27 cm with a reactive glaze, so no two are quite alike.
      The raised rim keeps sauces on the plate and fingers out of them.
      Unglazed foot rings are polished smooth and do not scratch the table.
      Safe in the dishwasher, in the microwave and in the oven up to 180 °C.`,
    thing('Pasta Bowls', 39_00, { 'White, Set of 2': 0.6, 'White, Set of 4': 1, 'Sage, Set of 4': 1.05 })`
      Wide shallow bowls that hold a generous plate of spaghetti and its sauce.
      The flat bottom gives fork and spoon room to turn.
      Glazed porcelain with an unglazed outer band that is good to hold.
      Bowls stack tightly, four in the height of a cereal box laid flat.`,
    thing('Porcelain Coffee Cups', 32_00, { 'White, Set of 4': 1, 'Ink, Set of 4': 1.1, 'White, Set of 6': 1.4 })`
      Thick-walled 180 ml cups that keep a flat white warm to the last sip.
      The handle takes a whole finger and stays cool.
      Each coffee cup comes with a saucer that has room for a biscuit.
      Hard porcelain fired at 1,380 °C shrugs off daily rounds in the dishwasher.`,
    thing('Stoneware Mug', 14_50, { Oat: 1, Moss: 1, Cobalt: 1, Terracotta: 1 })`
      Hand-glazed 350 ml mug with a bare clay foot.
      The large handle is made for the whole hand on a cold morning.
      Fits under most coffee machines at 9 cm tall.
      Dishwasher and microwave safe; small flecks in the glaze come from iron in the clay.`,
    thing('Wine Glasses', 44_00, { 'White Wine, Set of 4': 0.95, 'Red Wine, Set of 4': 1, 'Red Wine, Set of 6': 1.4 })`
      Lead-free crystal, drawn thin at the rim and strong at the stem.
      The tapered bowl gathers the aroma and leaves room to swirl.
      Tested for a thousand washes in the dishwasher without clouding.
      Packed in a divided carton that is worth keeping for the next move.`,
    thing('Water Tumblers', 24_00, { 'Clear, Set of 4': 0.75, 'Clear, Set of 6': 1, 'Smoke, Set of 6': 1.1 })`
      Tempered glass tumblers of 300 ml that survive a fall into the sink.
      A faceted lower half gives wet hands a grip.
      Stack without sticking, thanks to a small step on the inside.
      Suitable for hot tea as much as for ice water.`,
    thing('Cutlery Set', 89_00, { '16 Pieces': 0.65, '24 Pieces': 1, '48 Pieces': 1.8 })`
      Knives, forks, spoons and teaspoons in 18/10 stainless steel with a satin finish.
      Long slender handles are weighted so that a knife rests on its spine.
      The serrated knives cut pizza as well as schnitzel.
      Dishwasher safe, without glued joints that could work loose.`,
    thing('Serving Bowl', 36_00, { '22 cm': 0.75, '26 cm': 1, '30 cm': 1.3 })`
      Deep stoneware bowl for a green salad or a mountain of roast potatoes.
      The glaze runs darker towards the rim, where it pools in the kiln.
      Heavy enough to stay put while you toss.
      Goes from the fridge to the table to the dishwasher.`,
    thing('Glass Carafe', 26_00, { '0.75 l': 0.85, '1 l': 1, '1.3 l': 1.15 })`
      Mouth-blown borosilicate glass that takes boiling water and ice alike.
      The cork stopper keeps the fridge out of your water.
      A narrow waist makes the full carafe easy to hold with one hand.
      The opening is wide enough for lemon slices and a bottle brush.`,
    thing('Linen Table Runner', 29_00, { Natural: 1, Charcoal: 1, 'Dusty Rose': 1 })`
      Stonewashed European linen, 40 × 150 cm, with mitred corners.
      Looks best straight from the line, without ironing.
      Washes at 40 °C and grows softer each time.
      The heavy 240 g weave lies flat and does not slip.`,
  ]),
  category('Bedding & Bath', 'Morgenlys, Dunhollow, Lino Vero, Softwater, Hvile, Kestrel Mill', [
    thing('Down Duvet', 189_00, { '135 × 200 cm': 0.85, '155 × 220 cm': 1, '200 × 200 cm': 1.3, '240 × 220 cm': 1.6 })`
      Filled with 90 % white goose down in sewn-through boxes that stop it from wandering.
      Medium warmth for bedrooms between 16 and 20 °C, all year round.
      The cotton cambric shell is so tight that no feather finds its way out.
      Washable at 60 °C; dry it in the tumbler with two tennis balls.`,
    thing('Linen Duvet Cover Set', 149_00, {
      'Oat, 155 × 220 cm': 1,
      'Fern, 155 × 220 cm': 1,
      'Oat, 200 × 200 cm': 1.2,
    })`
      Duvet cover and pillowcase of stonewashed French linen.
      Linen takes up moisture on hot nights and dries quickly, so it never feels clammy.
      Coconut buttons close the cover and inner ties hold the corners of the duvet.
      Softer with every wash and happy without an iron.`,
    thing('Percale Fitted Sheet', 44_00, { '90 × 200 cm': 0.8, '140 × 200 cm': 1, '180 × 200 cm': 1.2 })`
      Crisp, cool cotton percale with a thread count of 200.
      Elastic all the way round holds mattresses up to 30 cm deep.
      Long-staple organic cotton that does not pill.
      Wash at 60 °C and hang damp for a smooth finish.`,
    thing('Feather Pillow', 54_00, { '40 × 80 cm': 0.85, '50 × 70 cm': 1, '80 × 80 cm': 1.25 })`
      Three chambers: feathers for support inside, down for softness outside.
      A zip at the side lets you take out filling until the height is right.
      Keeps its shape under side sleepers and plumps up with a shake.
      The cotton cover is piped at the seams and washes at 60 °C.`,
    thing('Memory Foam Mattress Topper', 159_00, { '90 × 200 cm': 0.75, '140 × 200 cm': 1, '180 × 200 cm': 1.3 })`
      Seven centimetres of open-cell memory foam take the edge off a hard mattress.
      Ventilation channels cut through the foam let the heat out.
      The jersey cover zips off on three sides for a wash at 60 °C.
      Elastic straps at the corners keep the topper from sliding.`,
    thing('Cotton Bath Towel', 24_00, { White: 1, 'Sea Green': 1, Graphite: 1, Clay: 1 })`
      Thick 600 g terry of combed cotton, 70 × 140 cm.
      Dries you at the first pass, not after three washes.
      A woven hanging loop sits on both long sides.
      The double-stitched hem keeps its shape in the tumble dryer.`,
    thing('Waffle Bathrobe', 69_00, { 'White, S/M': 1, 'White, L/XL': 1, 'Slate, L/XL': 1.05 })`
      Light waffle weave that packs for the sauna and dries overnight.
      Deep patch pockets, a wide shawl collar and a belt that cannot slip out of its loops.
      Pre-washed cotton, so the fit stays as it is.
      Falls to mid-calf, with sleeves to turn up once.`,
    thing('Tufted Bath Mat', 32_00, { '50 × 80 cm': 0.85, '60 × 90 cm': 1, '70 × 120 cm': 1.4 })`
      Dense cotton tufts that warm cold tiles in the morning.
      The latex-dotted back grips even on a wet floor.
      Suitable for heated floors and tumble drying on low.
      Reversed border stitching keeps the edge flat.`,
    thing('Wool Throw Blanket', 89_00, { 'Herringbone Grey': 1, 'Mustard Check': 1, 'Forest Check': 1 })`
      Woven from new lambswool, 130 × 180 cm, with a twisted fringe.
      Warm without weight: the blanket comes to just under a kilo.
      Wool airs clean on the balcony and seldom needs a wash.
      Brushed on both sides for a soft handle.`,
    thing('Weighted Blanket', 109_00, { '5 kg': 0.85, '7 kg': 1, '9 kg': 1.15 })`
      Fine glass beads in small quilted pockets spread the weight over the whole body.
      The even pressure calms restless sleepers; choose about a tenth of your body weight.
      Bamboo viscose on one side cools, brushed cotton on the other warms.
      Eight loops tie the blanket into any 150 × 200 cm cover.`,
  ]),
  category('Furniture', 'Hallgrim, Ostwerk, Lindholt & Sons, Tamsin Grove, Formlund, Rue Vallon', [
    thing('Oak Dining Table', 890_00, { '140 × 80 cm': 0.85, '160 × 90 cm': 1, '200 × 100 cm': 1.3 })`
      Solid oak top, 30 mm thick, with a bevelled edge that makes it look lighter.
      Legs are set in at the corners, so nobody sits astride one.
      Finished with hard wax oil that can be repaired with a cloth.
      The four legs screw on with one key in a quarter of an hour.`,
    thing('Dining Chair', 129_00, { 'Natural Oak': 1, 'Black Ash': 1, Walnut: 1.25 })`
      Steam-bent backrest and a seat hollowed to fit.
      Tested for 110 kg and light enough to lift with two fingers.
      Felt glides under all four legs spare the floor.
      Arrives assembled; four chairs stack for storage.`,
    thing('Three-Seat Sofa', 1290_00, { 'Stone Grey': 1, 'Petrol Velvet': 1.15, 'Oat Bouclé': 1.2 })`
      Seat cushions of cold foam wrapped in feathers: soft to sink into, easy to get up from.
      All covers come off with zips and can be dry-cleaned.
      Frame of solid beech with a ten-year guarantee.
      At 210 cm wide it seats three adults or one for a nap.`,
    thing('Bookcase', 249_00, { '3 Shelves': 0.7, '5 Shelves': 1, '6 Shelves': 1.15 })`
      Shelves of 22 mm oak veneer carry 35 kg each without sagging.
      All but the middle shelf move in steps of 32 mm.
      Cut away at the back, so the bookcase stands flush above skirting boards.
      Wall fixings are included and take five minutes to put in.`,
    thing('Bed Frame', 549_00, { '140 × 200 cm': 0.9, '160 × 200 cm': 1, '180 × 200 cm': 1.1 })`
      Solid beech joined with metal bed hooks: no creaking, even after the third move.
      The sloping headboard is made for reading.
      Stands 28 cm off the floor, with room for storage boxes underneath.
      Slats are included and sit in rubber caps; the mattress is sold separately.`,
    thing('Standing Desk', 469_00, { '120 × 70 cm': 0.9, '140 × 70 cm': 1, '160 × 80 cm': 1.15 })`
      Two motors raise the desk from 62 to 127 cm at a pace that leaves the coffee in the cup.
      Four heights can be stored, and the desk stops when it meets a chair or a knee.
      A cable tray runs under the whole width of the top.
      Carries 100 kg and stays steady at full height thanks to wide feet.`,
    thing('Office Chair', 329_00, { Black: 1, 'Light Grey': 1, 'Moss Green': 1.05 })`
      The mesh back follows each movement and lets air through on long days.
      Lumbar support, armrests and seat depth adjust without tools.
      Soft castors roll quietly on parquet and tiles.
      Certified for eight hours of sitting and up to 130 kg.`,
    thing('Bedside Table', 119_00, { Oak: 1, 'Smoked Oak': 1.1, White: 0.9 })`
      One drawer on soft-close runners and one open shelf for tonight’s book.
      A slot at the back leads the charging cable out of sight.
      Rounded front corners are kind to shins in the dark.
      Measures 45 × 38 cm and stands 52 cm tall.`,
    thing('Shoe Bench', 139_00, { '80 cm': 0.8, '100 cm': 1, '120 cm': 1.15 })`
      Two slatted shelves hold wet boots without puddles.
      The padded seat carries 120 kg while you tie your laces.
      Narrow at 32 cm, made for the hall.
      Levelling feet make up for uneven tiles.`,
    thing('Coffee Table', 219_00, { '80 cm Round': 1, '100 cm Round': 1.2, '110 × 60 cm': 1.1 })`
      Round-edged oak top on a slim frame of powder-coated steel.
      The lower shelf takes magazines and the remote control.
      Sealed with matt lacquer, so a forgotten glass leaves no ring.
      Sits at 42 cm, level with the seat of most sofas.`,
  ]),
]
