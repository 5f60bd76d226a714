import type { Day, Product } from '../store/shop';
import { addDays } from './day';

const sizes = ['S', 'M', 'L', 'XL'];

/** What the demo shop sells. The keys are those of the entity `product` in `intents/_entities.yaml`. */
export function demoProducts(today: Day): readonly Product[] {
  return [
    {
      ...wear('sagara-shirt', 'Sagara Linen Shirt', 329_000, 99),
      colours: ['white', 'sage', 'navy'],
      material: { id: '100% linen, agak longgar', ms: '100% linen, potongan longgar', en: '100% linen, loose cut' },
    },
    {
      ...wear('nira-chino', 'Nira Chino', 399_000, 119),
      colours: ['khaki', 'black'],
      material: {
        id: '98% katun, 2% elastan',
        ms: '98% kapas, 2% elastane',
        en: '98% cotton, 2% elastane',
      },
    },
    {
      ...wear('selasih-dress', 'Selasih Maxi Dress', 459_000, 139),
      colours: ['terracotta', 'olive'],
      material: {
        id: 'rayon twill, tidak menerawang',
        ms: 'rayon twill, tidak jarang',
        en: 'rayon twill, not see-through',
      },
      stock: 0,
      backOn: addDays(today, 12),
    },
    {
      ...wear('rona-pashmina', 'Rona Pashmina', 129_000, 39),
      sizes: ['175 x 75 cm'],
      colours: ['dusty rose', 'sand', 'black'],
      material: {
        id: 'ceruty, jatuh dan ringan',
        ms: 'ceruty, ringan dan lembut jatuhannya',
        en: 'ceruty, light and flowing',
      },
    },
    {
      ...wear('rona-inner', 'Rona Inner Cap', 49_000, 15),
      sizes: ['one size'],
      colours: ['black', 'nude'],
      material: { id: 'kaus rayon', ms: 'kain rayon', en: 'rayon jersey' },
      returnable: false,
    },
    {
      ...wear('bayu-jacket', 'Bayu Light Jacket', 549_000, 169),
      colours: ['grey', 'navy'],
      material: {
        id: 'nilon tahan air, lapisan jala',
        ms: 'nilon kalis air, lapik jaring',
        en: 'water-resistant nylon, mesh lining',
      },
    },
    {
      ...wear('langkah-sneakers', 'Langkah Sneakers', 629_000, 189),
      sizes: ['37', '38', '39', '40', '41', '42', '43'],
      colours: ['white', 'black'],
      material: { id: 'kanvas, sol karet', ms: 'kanvas, tapak getah', en: 'canvas, rubber sole' },
      warrantyMonths: 3,
    },
    {
      ...home('anyam-bag', 'Anyam Tote Bag', 289_000, 89),
      sizes: ['38 x 30 cm'],
      colours: ['natural', 'brown'],
      material: { id: 'anyaman pandan dan katun', ms: 'anyaman mengkuang dan kapas', en: 'woven pandan and cotton' },
    },
    {
      ...home('serai-bedsheet', 'Serai Bed Sheet Set', 489_000, 149),
      sizes: ['single 120 x 200', 'queen 160 x 200', 'king 180 x 200'],
      colours: ['white', 'sage'],
      material: { id: 'katun sateen 300 benang', ms: 'kapas sateen 300 benang', en: 'cotton sateen, thread count 300' },
    },
    {
      ...home('embun-towel', 'Embun Bath Towel', 119_000, 35),
      sizes: ['70 x 140 cm'],
      colours: ['white', 'sand', 'blue'],
      material: { id: 'katun 500 g/m²', ms: 'kapas 500 g/m²', en: 'cotton, 500 g/m²' },
    },
    {
      ...home('pandan-mug', 'Pandan Stoneware Mug', 89_000, 27),
      sizes: ['350 ml'],
      colours: ['green', 'cream'],
      material: {
        id: 'keramik, aman untuk microwave',
        ms: 'seramik, selamat untuk ketuhar',
        en: 'stoneware, safe in the microwave',
      },
    },
    {
      ...home('lontar-lamp', 'Lontar Desk Lamp', 379_000, 115),
      sizes: ['45 cm'],
      colours: ['oak', 'black'],
      material: { id: 'kayu ek dan logam, LED 7 W', ms: 'kayu oak dan logam, LED 7 W', en: 'oak and metal, 7 W LED' },
      warrantyMonths: 12,
    },
    {
      ...home('tirta-blender', 'Tirta Blender 1.2 L', 699_000, 209),
      sizes: ['1.2 L'],
      colours: ['white', 'black'],
      material: {
        id: '600 W, gelas kaca 1,2 liter',
        ms: '600 W, balang kaca 1.2 liter',
        en: '600 W, 1.2 litre glass jar',
      },
      stock: 4,
      warrantyMonths: 12,
    },
  ];
}

type Bare = Omit<Product, 'colours' | 'material'>;

function wear(key: string, name: string, priceIdr: number, priceMyr: number): Bare {
  return { key, name, priceIdr, priceMyr, sizes, stock: 40, backOn: null, returnable: true, warrantyMonths: 0 };
}

function home(key: string, name: string, priceIdr: number, priceMyr: number): Bare {
  return { ...wear(key, name, priceIdr, priceMyr), sizes: [] };
}
