import { getCatalogue } from '../collection/get-catalogue.ts';
import { fromLoaded } from '../collection/loaded.ts';
import { checkedOf, type Checked } from './checks-page.ts';

/** What the pages of the checks share, of the catalogue being served. */
export const getChecked: () => Promise<Checked> = fromLoaded(async () => checkedOf((await getCatalogue()).files));
