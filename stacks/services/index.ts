import type { Construct } from 'constructs';
import type { Service, ServiceConfig } from '../service/service.ts';
import type { ServiceName } from '../settings.ts';
import { Education } from './education.ts';
import { EmergencyReports } from './emergency-reports.ts';
import { EmergencyRescue } from './emergency-rescue.ts';
import { Epki } from './epki.ts';
import { Government24 } from './government24.ts';
import { Gpki } from './gpki.ts';
import { MobileIdLedger } from './mobile-id-ledger.ts';
import { MobileIdCheck } from './mobile-id-check.ts';
import { MobileId } from './mobile-id.ts';
import { Procurement } from './procurement.ts';
import { ResidentRegistry } from './resident-registry.ts';
import { Saeol } from './saeol.ts';
import { VaccineBooking } from './vaccine-booking.ts';

type Make = new (scope: Construct, config: ServiceConfig) => Service;

/** What builds each service that the settings may name. */
export const services: Readonly<Record<ServiceName, Make>> = {
  saeol: Saeol,
  'resident-registry': ResidentRegistry,
  government24: Government24,
  procurement: Procurement,
  'mobile-id': MobileId,
  'mobile-id-ledger': MobileIdLedger,
  'mobile-id-check': MobileIdCheck,
  education: Education,
  'vaccine-booking': VaccineBooking,
  'emergency-rescue': EmergencyRescue,
  'emergency-reports': EmergencyReports,
  gpki: Gpki,
  epki: Epki,
};
