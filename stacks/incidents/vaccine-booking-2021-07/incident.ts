import { Database } from '../../replay/database.ts';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';

/** Ten million people were told one hour at which booking opens; the door was open to all of them at once. */
export const incident: Incident = {
  title: 'COVID-19 vaccine booking, July 2021',
  day: '2021-07-23',
  reported: [
    {
      fact: 'About ten million tried; the system could take 300,000 an hour, and was overloaded again and again.',
      source: 'Ajunews and Kukmin, July and August 2021',
    },
  ],

  define(stack) {
    const centres = [stack.centre('daejeon'), stack.centre('gwangju')];
    const bookings = new Database(stack, 'booking-db', { centres });
    new PublicService(stack, 'booking', {
      centres,
      isOpen: true,
      configuration: (centre) => bookings.configuration(centre),
    });
  },

  facts: (mended) => ({
    services: {
      booking: {
        title: 'Vaccine booking',
        // [ASSUME] Of a grade for which one login is too few.
        grade: 2,
        rto: '2h',
        entry: entryOf('booking'),
        needs: [
          {
            label: 'a check of identity',
            any: mended ? ['identity-check', 'private-identity-check'] : ['identity-check'],
            detect: 'end-to-end',
            switch: '30s',
          },
        ],
        users: 10_000_000,
        // Who may come had not been counted. Later it carried more than two million an hour.
        peak: mended
          ? { rate: '2000000/h', basis: 'all who are eligible, in five hours', population: 10_000_000, window: '5h' }
          : undefined,
        admission: mended ? { 'per-source': '1/s', queue: true } : undefined,
      },
    },
    components: {
      bookings: { is: ['aws_rds_cluster*.booking-db-*'], role: 'datastore' },
      // Six of them carried 300,000 an hour; four, where a zone is lost, have to carry two million.
      'booking-servers': { is: ['aws_autoscaling_group.booking-*'], capacity: mended ? '500000/h' : '50000/h' },
      'identity-check': { role: 'authentication' },
      // Identity was then checked in private clouds: 28.98 million times without error.
      ...(mended ? { 'private-identity-check': { role: 'authentication' } } : {}),
    },
    neverDone: mended ? [] : ['load-test'],
  }),
};
