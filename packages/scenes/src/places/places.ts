// The places that scenes can be set in.

import { AMERICAN_LANDMARKS } from './american-landmarks.ts';
import { BUILT_PLACES } from './built-places.ts';
import { COSY_PLACES } from './cosy-places.ts';
import { EASTERN_LANDMARKS } from './eastern-landmarks.ts';
import { EATING_PLACES } from './eating-places.ts';
import { EUROPEAN_LANDMARKS } from './european-landmarks.ts';
import { FESTIVE_PLACES } from './festive-places.ts';
import { GAME_PLACES } from './game-places.ts';
import { IMAGINED_PLACES } from './imagined-places.ts';
import { INDOOR_HALLS } from './indoor-halls.ts';
import { INDOOR_PLACES } from './indoor-places.ts';
import { INDOOR_SERVICES } from './indoor-services.ts';
import { LANDSCAPES } from './landscapes.ts';
import { MORE_LANDSCAPES } from './more-landscapes.ts';
import { OPEN_AIR_PLACES } from './open-air-places.ts';
import { OUTING_PLACES } from './outing-places.ts';
import { OUTLOOK_PLACES } from './outlook-places.ts';
import type { Place } from './place.ts';
import { PRESS_PLACES } from './press-places.ts';
import { PUBLIC_PLACES } from './public-places.ts';
import { ROOMS } from './rooms.ts';
import { SEA_PLACES } from './sea-places.ts';
import { SHOW_PLACES } from './show-places.ts';
import { STORIED_PLACES } from './storied-places.ts';
import { TOWNS } from './towns.ts';
import { TRAVEL_PLACES } from './travel-places.ts';
import { VEHICLE_INTERIORS } from './vehicle-interiors.ts';
import { VISITOR_PLACES } from './visitor-places.ts';
import { WILD_PLACES } from './wild-places.ts';
import { WINTER_PLACES } from './winter-places.ts';
import { WORK_PLACES } from './work-places.ts';

/** The places of training scenes by their names. Their order is part of what a training scene's number means. */
export const TRAINED_PLACES: Readonly<Record<string, Place>> = {
  ...BUILT_PLACES,
  ...LANDSCAPES,
  ...TOWNS,
  ...WILD_PLACES,
  ...ROOMS,
};

/** Every place by its name. */
export const PLACES: Readonly<Record<string, Place>> = {
  ...TRAINED_PLACES,
  ...INDOOR_PLACES,
  ...INDOOR_HALLS,
  ...INDOOR_SERVICES,
  ...EATING_PLACES,
  ...PUBLIC_PLACES,
  ...TRAVEL_PLACES,
  ...OPEN_AIR_PLACES,
  ...MORE_LANDSCAPES,
  ...FESTIVE_PLACES,
  ...VEHICLE_INTERIORS,
  ...SHOW_PLACES,
  ...PRESS_PLACES,
  ...WORK_PLACES,
  ...VISITOR_PLACES,
  ...GAME_PLACES,
  ...WINTER_PLACES,
  ...OUTING_PLACES,
  ...AMERICAN_LANDMARKS,
  ...EUROPEAN_LANDMARKS,
  ...EASTERN_LANDMARKS,
  ...STORIED_PLACES,
  ...OUTLOOK_PLACES,
  ...SEA_PLACES,
  ...IMAGINED_PLACES,
  ...COSY_PLACES,
};
