import { category, thing, type DemoCategory } from '../demo-category.js'

export const electronics: readonly DemoCategory[] = [
  category('Audio', 'Auralis Works, Kvintett, Bellhaven, Sonder & Reed, Tonfeld, Octavo', [
    thing('Wireless Over-Ear Headphones', 199_00, { Black: 1, Sand: 1, 'Midnight Blue': 1 })`
      Active noise cancelling takes the drone out of trains and open-plan offices.
      Thirty hours of music on a charge, and three more after five minutes on the cable.
      Memory foam pads in soft protein leather sit round the ears instead of on them.
      Connects to a phone and a laptop at once and switches over when a call comes in.`,
    thing('True Wireless Earbuds', 119_00, { Black: 1, White: 1, Lilac: 1 })`
      Earbuds of 5 g each with four sizes of silicone tip for a seal that stays put.
      Seven hours per charge and another twenty-one in the pocket-sized case.
      Three microphones pick out your voice from wind and traffic.
      Sweat and rain do no harm: earbuds and case are rated IPX5.`,
    thing('Wired Studio Headphones', 149_00, { '32 Ohm': 1, '80 Ohm': 1, '250 Ohm': 1.1 })`
      Closed headphones with a neutral sound for recording and mixing.
      The velour ear pads pull off for washing and can be bought as spares.
      Comes with a coiled and a straight cable, both locking into either ear cup.
      Spring-steel headband that survives being dropped, sat on and lent out.`,
    thing('Portable Bluetooth Speaker', 89_00, { 'Slate Grey': 1, 'Coral Red': 1, 'Pine Green': 1 })`
      Two passive radiators give this half-litre speaker a bass that carries over a picnic blanket.
      Plays for sixteen hours and charges over USB-C.
      Waterproof to IP67 and light enough to float beside you in the pool.
      Two of them pair up for stereo at the press of a button.`,
    thing('Bookshelf Speakers', 379_00, { 'Walnut, Pair': 1, 'Matt White, Pair': 1, 'Black Ash, Pair': 0.95 })`
      Two-way speakers with a 13 cm paper cone and a silk dome tweeter.
      The front-firing port lets them stand right against the wall.
      Cabinets of 18 mm fibreboard are braced inside and covered in real veneer.
      Easy to drive: 87 dB and 6 ohms suit small amplifiers.`,
    thing('Soundbar', 299_00, { '60 cm': 0.8, '80 cm': 1, '110 cm': 1.3 })`
      Five drivers and a centre channel make dialogue clear without waking the children.
      One HDMI cable carries the sound, and the television’s own remote sets the volume.
      Night mode tames explosions and lifts whispers.
      The cordless subwoofer hides behind the sofa.`,
    thing('Turntable', 349_00, { Black: 1, Walnut: 1.1, White: 1 })`
      Belt-driven turntable with a balanced aluminium arm and a pre-mounted cartridge.
      The built-in phono stage can be switched off once you own a better one.
      Changes between 33 and 45 at the turn of a knob and stops at the end of the side.
      Silicone feet keep footsteps out of the groove.`,
    thing('USB Microphone', 109_00, { Black: 1, Silver: 1, 'Ivory White': 1.05 })`
      Cardioid capsule that hears your voice and leaves out the keyboard.
      Headphones plug straight into the microphone for monitoring without delay.
      Touch the top to mute; a red ring shows that you are off the air.
      Comes with a weighted table stand, a foam windscreen and a thread for any boom arm.`,
    thing('DAB+ Kitchen Radio', 129_00, { Cream: 1, 'Duck Egg': 1, 'Cherry Red': 1 })`
      Digital radio and FM with ten station keys big enough for floury fingers.
      Warm full-range sound from a wooden cabinet no wider than a loaf of bread.
      Two timers: one for the eggs, one to wake you.
      The clock dims by itself when the light goes out.`,
    thing('Stereo Amplifier', 449_00, { '2 × 40 W': 0.8, '2 × 60 W': 1, '2 × 100 W': 1.4 })`
      Three line inputs, a phono input for the turntable and optical for the television.
      The remote moves a real motorised volume knob.
      Bass and treble can be bypassed for the shortest way through.
      The headphone socket has an amplifier of its own.`,
  ]),
  category('Computers & Accessories', 'Velkaro, Byteholm, Arcwright, Northgate Labs, Pixelmoor, Kubik & Rao', [
    thing('Laptop 14″', 1190_00, { '16 GB / 512 GB': 0.9, '16 GB / 1 TB': 1, '32 GB / 1 TB': 1.2 })`
      Aluminium laptop of 1.3 kg with a matt 2,880 × 1,800 display.
      The battery lasts a working day of fourteen hours and charges to half in thirty minutes.
      Keys have 1.5 mm of travel and a backlight that follows the room.
      Memory and SSD sit behind seven ordinary screws and can be replaced.`,
    thing('Mini PC', 549_00, { '16 GB / 512 GB': 0.85, '32 GB / 1 TB': 1, '64 GB / 2 TB': 1.5 })`
      Desktop computer the size of a stack of coasters; the bracket for the back of a monitor is included.
      Drives three 4K displays over HDMI and USB-C.
      The fan turns slowly and cannot be heard at the desk.
      Two network ports make it a capable small server.`,
    thing('4K Monitor', 429_00, { '27″': 1, '32″': 1.35, '24″': 0.8 })`
      IPS panel with 3,840 × 2,160 pixels, factory-calibrated to a colour error below 2.
      One USB-C cable carries picture, data and 90 W for the laptop.
      The stand moves up and down, tilts and turns to portrait.
      Flicker-free backlight and a matt coating rest tired eyes.`,
    thing('Mechanical Keyboard', 129_00, { 'Linear Switches': 1, 'Tactile Switches': 1, 'Quiet Switches': 1.1 })`
      Compact keyboard that keeps the arrow keys and leaves out the number pad.
      Every switch pulls out, so a spilt coffee costs one key and not the whole board.
      Keycaps of thick PBT do not turn shiny, and the letters are moulded in.
      Works on the cable or with three devices over Bluetooth.`,
    thing('Wireless Mouse', 49_90, { Graphite: 1, 'Chalk White': 1, 'Dusty Blue': 1 })`
      Shaped for the right hand, with a rest for the thumb.
      The wheel clicks line by line or spins free through long documents.
      Quiet buttons for libraries and night shifts.
      Runs for ten weeks on a charge and tracks even on glass.`,
    thing('USB-C Docking Station', 169_00, { '8 Ports': 0.75, '11 Ports': 1, '14 Ports': 1.25 })`
      Turns one port of the laptop into a full desk with two 4K displays.
      Passes on up to 100 W, so the laptop’s own charger can stay in the bag.
      Gigabit network and an SD card reader sit at the front, where you reach them.
      The heavy aluminium case stays where it is when you pull a cable.`,
    thing('Portable SSD', 119_00, { '1 TB': 1, '2 TB': 1.7, '4 TB': 3.1 })`
      Copies a 10 GB film in about ten seconds at 1,050 MB/s.
      Rubber sleeve and no moving parts: it survives a fall from two metres.
      Hardware encryption with AES-256 protects what is on it.
      Smaller than a matchbox, with a short USB-C cable in the box.`,
    thing('Wi-Fi Router', 179_00, { 'Dual Band': 0.8, 'Tri Band': 1.15, 'Mesh, 2-Pack': 1.7 })`
      Wi-Fi 6 that reaches the attic and keeps up with forty devices.
      Set-up takes five minutes on a phone, without an account.
      Guests get a network of their own with a code to scan.
      Security updates are promised for seven years and install overnight.`,
    thing('Webcam', 79_00, { 'Full HD': 0.75, '2K': 1, '4K': 1.6 })`
      Glass lens and a large sensor that copes with evening light.
      Autofocus follows you and not the bookshelf behind you.
      A sliding cover shuts the camera for certain.
      The clip holds on thin laptop lids and unscrews for any tripod.`,
    thing('Laptop Stand', 44_00, { Silver: 1, 'Space Black': 1, 'Natural Oak': 1.3 })`
      Lifts the screen to eye level and the shoulders with it.
      An open back lets the fans breathe.
      Silicone pads hold laptops from 11 to 17 inches without scratches.
      Folds flat to the thickness of a notebook for the way home.`,
  ]),
  category('Cameras & Photo', 'Helioptik, Marlow & Voss, Fotura, Kamerawerk Elz, Obskura, Lumenar', [
    thing('Mirrorless Camera', 1299_00, { 'Body Only': 1, 'with 16–50 mm Lens': 1.15, 'with 18–135 mm Lens': 1.4 })`
      A 26-megapixel APS-C sensor, stabilised by five stops for sharp pictures by candlelight.
      Autofocus finds eyes of people, dogs and birds and stays with them.
      Records 4K video at 60 frames without a time limit.
      Weather seals and two card slots make it a camera for real work.`,
    thing('Full-Frame Camera', 1890_00, { 'Body Only': 1, 'with 28–70 mm Lens': 1.12, 'with 24–105 mm Lens': 1.25 })`
      The 33-megapixel full-frame sensor keeps detail in skies and shadows alike.
      A viewfinder of 5.8 million dots shows the picture as it will be.
      Two control wheels and a joystick keep the eye at the camera.
      The battery lasts 640 pictures and charges over USB-C.`,
    thing('Compact Camera', 649_00, { Black: 1, Silver: 1, Olive: 1.05 })`
      A one-inch sensor and a bright 24–100 mm zoom in a camera for the jacket pocket.
      The screen tilts up for self-portraits and down for crowds.
      Sends pictures to the phone while you walk on.
      The ring round the lens sets aperture or zoom, as you like.`,
    thing('Instant Camera', 99_00, { Mint: 1, Chalk: 1, 'Blush Pink': 1, Charcoal: 1 })`
      Prints a credit-card-sized picture that develops in ninety seconds.
      The mirror beside the lens helps with self-portraits at arm’s length.
      Measures the light itself and dims the flash for faces close by.
      Two AA batteries last for ten packs of film.`,
    thing('50 mm Prime Lens', 389_00, { 'f/1.8': 1, 'f/1.4': 1.7, 'f/1.2': 3.2 })`
      The classic normal lens, with the angle of view of an attentive eye.
      Nine rounded aperture blades turn lights in the background into soft discs.
      A quiet linear motor focuses without being heard in videos.
      Gaskets at the mount and a fluorine coat keep rain off.`,
    thing('Telephoto Zoom Lens', 799_00, { '70–200 mm': 1.3, '70–300 mm': 1, '100–400 mm': 1.6 })`
      Brings deer at the edge of the wood and the striker’s face within reach.
      The optical stabiliser gains four stops by hand.
      A lock keeps the zoom from creeping while the camera hangs from its strap.
      Hood and tripod collar are included.`,
    thing('Carbon Travel Tripod', 229_00, { '135 cm': 0.85, '150 cm': 1, '165 cm': 1.15 })`
      Carbon legs fold back round the head to the length of an umbrella.
      Twist locks open all sections with a quarter turn.
      One leg unscrews and becomes a monopod.
      The ball head carries 8 kg and has a separate lock for panning.`,
    thing('Camera Backpack', 159_00, { '18 l': 0.85, '24 l': 1, '32 l': 1.25 })`
      Opens at the back, so lenses stay safe in the underground and clean on wet grass.
      Padded dividers fit two camera bodies and five lenses, or lift out altogether.
      A side hatch gives quick access to the camera with one strap off.
      Rain cover and a sleeve for a 15-inch laptop are built in.`,
    thing('SD Memory Card', 39_00, { '64 GB': 0.6, '128 GB': 1, '256 GB': 1.8 })`
      Writes at 260 MB/s, enough for long bursts and 4K video.
      A one-piece shell without ribs does not break when you pull it in a hurry.
      Tested from −25 to 85 °C, in salt water and under X-rays.
      Comes with a code for software that recovers deleted pictures.`,
    thing('LED Video Light', 89_00, { '10 W': 0.7, '20 W': 1, '40 W': 1.6 })`
      Soft even light with a colour rendering of 97, kind to skin.
      Colour temperature runs from candle-warm 2,700 to daylight 6,500 kelvin.
      The built-in battery gives ninety minutes at full power.
      Mounts on the hot shoe, on a tripod or on steel with its magnets.`,
  ]),
  category('Lighting & Smart Home', 'Glimt, Hearthwell, Lys & Ly, Domovia, Candela Nord, Fenwick Light', [
    thing('Pendant Lamp', 149_00, { Clay: 1, 'Brushed Brass': 1.15, 'Matt Black': 1, 'Sage Green': 1 })`
      Dome of 38 cm that lights the table and not the eyes.
      Three metres of textile cable can be shortened at the ceiling rose without tools.
      Takes an ordinary E27 bulb of up to 60 W.
      The inside is lacquered white and sends the light down evenly.`,
    thing('Floor Lamp', 179_00, { Oak: 1.1, 'Matt Black': 1, Brass: 1.15 })`
      A reading lamp of 160 cm with a linen shade that turns and tilts.
      The foot switch dims steplessly and remembers where you left it.
      A cast-iron base keeps the lamp upright when the dog passes.
      Warm LED light of 2,700 kelvin, with a bulb you can change.`,
    thing('Desk Lamp', 89_00, { White: 1, 'Signal Yellow': 1, Anthracite: 1 })`
      Spring-balanced arms hold any position with the touch of a finger.
      Bright 800 lumens without flicker or hard shadows.
      Comes with both a round base and a clamp for tables up to 6 cm.
      A USB-C port in the foot charges the phone while you work.`,
    thing('Smart LED Bulb', 17_90, { 'E14 White': 0.85, 'E27 White': 1, 'E27 Colour': 1.6 })`
      Dims and changes from warm to cool white by app, voice or wall switch.
      Speaks Matter and joins your smart home without another bridge.
      Lights up in the last setting after a power cut, not at full blast.
      Rated for 25,000 hours at under 9 W.`,
    thing('LED Strip', 39_00, { '2 m': 0.7, '5 m': 1, '10 m': 1.75 })`
      Self-adhesive light for shelves, stairs and the back of the television.
      Can be cut every ten centimetres and joined again with the connectors in the box.
      A silicone sleeve turns single points into one even line.
      Dimmer and timer sit in the cable, no app required.`,
    thing('Smart Thermostat', 79_00, { Single: 1, '2-Pack': 1.85, '3-Pack': 2.6 })`
      Screws on to the radiator valve in place of the old knob, with adapters for six threads.
      Notices an open window and closes the valve until it is shut.
      Heats each room by its own timetable and saves up to a fifth of the heating bill.
      Two AA batteries last for two winters.`,
    thing('Video Doorbell', 149_00, { Battery: 1, Wired: 0.9, 'Battery, with Chime': 1.2 })`
      Shows the visitor from head to foot, parcel included.
      Recordings stay on the memory card at home instead of in somebody’s cloud.
      Speak with the courier from wherever you are.
      Tells people from cats and passing cars before it bothers you.`,
    thing('Smart Plug', 19_90, { Single: 1, '2-Pack': 1.8, '4-Pack': 3.3 })`
      Switches lamps, fans and coffee machines of up to 3,680 W.
      Measures consumption and shows what the old freezer really costs.
      Timetables run in the plug itself and go on without internet.
      Slim enough not to block the neighbouring socket.`,
    thing('Smoke Alarm', 29_90, { Single: 1, '3-Pack': 2.7, '5-Pack': 4.2 })`
      Ten-year battery sealed in: no changing, no chirping at three in the morning.
      All linked alarms sound when one of them smells smoke.
      The large button silences burnt toast with a broom handle.
      Certified to EN 14604 and mounted with screws or the magnet in the box.`,
    thing('Solar Garden Lights', 49_00, { 'Set of 2': 0.6, 'Set of 4': 1, 'Set of 8': 1.8 })`
      Warm path lights that charge by day and come on at dusk.
      A bright summer’s day is enough for ten hours of light.
      Frosted glass and stainless steel stand up to hail and lawn sprinklers.
      The rechargeable cell is a standard AA and can be replaced.`,
  ]),
]
