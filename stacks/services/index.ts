import type { Construct } from 'constructs';
import type { Service, ServiceConfig } from '../service/service.ts';
import type { ServiceName } from '../settings.ts';
import { Education } from './education.ts';
import { EmergencyRescue } from './emergency-rescue.ts';
import { Government24 } from './government24.ts';
import { Gpki } from './gpki.ts';
import { MobileId } from './mobile-id.ts';
import { Procurement } from './procurement.ts';
import { Saeol } from './saeol.ts';
import { VaccineBooking } from './vaccine-booking.ts';

type Make = new (scope: Construct, config: ServiceConfig) => Service;

/** What builds each service that the settings may name. */
export const services: Readonly<Record<ServiceName, Make>> = {
  saeol: Saeol,
  government24: Government24,
  procurement: Procurement,
  'mobile-id': MobileId,
  education: Education,
  'vaccine-booking': VaccineBooking,
  'emergency-rescue': EmergencyRescue,
  gpki: Gpki,
};
