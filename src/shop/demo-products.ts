import type { Day, Product, Words } from '../store/shop';
import { addDays } from './day';

const colour = {
  white: { id: 'putih', ms: 'putih', en: 'white' },
  black: { id: 'hitam', ms: 'hitam', en: 'black' },
  grey: { id: 'abu-abu', ms: 'kelabu', en: 'grey' },
  navy: { id: 'biru tua', ms: 'biru tua', en: 'navy' },
  blue: { id: 'biru', ms: 'biru', en: 'blue' },
  green: { id: 'hijau', ms: 'hijau', en: 'green' },
  sage: { id: 'hijau sage', ms: 'hijau sage', en: 'sage' },
  olive: { id: 'hijau zaitun', ms: 'hijau zaitun', en: 'olive' },
  khaki: { id: 'khaki', ms: 'khaki', en: 'khaki' },
  terracotta: { id: 'terakota', ms: 'terakota', en: 'terracotta' },
  'dusty rose': { id: 'merah muda lembut', ms: 'merah jambu lembut', en: 'dusty rose' },
  sand: { id: 'cokelat pasir', ms: 'coklat pasir', en: 'sand' },
  nude: { id: 'nude', ms: 'nude', en: 'nude' },
  natural: { id: 'natural', ms: 'warna asli', en: 'natural' },
  brown: { id: 'cokelat', ms: 'coklat', en: 'brown' },
  cream: { id: 'krem', ms: 'krim', en: 'cream' },
  oak: { id: 'kayu ek', ms: 'kayu oak', en: 'oak' },
} satisfies { readonly [name: string]: Words };

const oneSize: Words = { id: 'satu ukuran', ms: 'satu saiz', en: 'one size' };
const sizes = ['S', 'M', 'L', 'XL'];

/** What the demo shop sells. The keys are those of the entity `product` in `intents/_entities.yaml`. */
export function demoProducts(today: Day): readonly Product[] {
  return [
    {
      ...wear(
        'sagara-shirt',
        { id: 'Kemeja Linen Sagara', ms: 'Kemeja Linen Sagara', en: 'Sagara Linen Shirt' },
        329_000,
        99,
      ),
      colours: [colour.white, colour.sage, colour.navy],
      material: { id: '100% linen, agak longgar', ms: '100% linen, potongan longgar', en: '100% linen, loose cut' },
    },
    {
      ...wear('nira-chino', { id: 'Celana Chino Nira', ms: 'Seluar Chino Nira', en: 'Nira Chino' }, 399_000, 119),
      colours: [colour.khaki, colour.black],
      material: {
        id: '98% katun, 2% elastan',
        ms: '98% kapas, 2% elastane',
        en: '98% cotton, 2% elastane',
      },
    },
    {
      ...wear('selasih-dress', { id: 'Gamis Selasih', ms: 'Jubah Selasih', en: 'Selasih Maxi Dress' }, 459_000, 139),
      colours: [colour.terracotta, colour.olive],
      material: {
        id: 'rayon twill, tidak menerawang',
        ms: 'rayon twill, tidak jarang',
        en: 'rayon twill, not see-through',
      },
      stock: 0,
      backOn: addDays(today, 12),
    },
    {
      ...wear('rona-pashmina', { id: 'Pashmina Rona', ms: 'Pashmina Rona', en: 'Rona Pashmina' }, 129_000, 39),
      sizes: ['175 x 75 cm'],
      colours: [colour['dusty rose'], colour.sand, colour.black],
      material: {
        id: 'ceruty, jatuh dan ringan',
        ms: 'ceruty, ringan dan lembut jatuhannya',
        en: 'ceruty, light and flowing',
      },
    },
    {
      ...wear('rona-inner', { id: 'Ciput Rona', ms: 'Anak Tudung Rona', en: 'Rona Inner Cap' }, 49_000, 15),
      sizes: [oneSize],
      colours: [colour.black, colour.nude],
      material: { id: 'kaus rayon', ms: 'kain rayon', en: 'rayon jersey' },
      returnable: false,
    },
    {
      ...wear(
        'bayu-jacket',
        { id: 'Jaket Ringan Bayu', ms: 'Jaket Ringan Bayu', en: 'Bayu Light Jacket' },
        549_000,
        169,
      ),
      colours: [colour.grey, colour.navy],
      material: {
        id: 'nilon tahan air, lapisan jala',
        ms: 'nilon kalis air, lapik jaring',
        en: 'water-resistant nylon, mesh lining',
      },
    },
    {
      ...wear(
        'langkah-sneakers',
        { id: 'Sneakers Langkah', ms: 'Kasut Sneakers Langkah', en: 'Langkah Sneakers' },
        629_000,
        189,
      ),
      sizes: ['37', '38', '39', '40', '41', '42', '43'],
      colours: [colour.white, colour.black],
      material: { id: 'kanvas, sol karet', ms: 'kanvas, tapak getah', en: 'canvas, rubber sole' },
      warrantyMonths: 3,
    },
    {
      ...home('anyam-bag', { id: 'Tas Tote Anyam', ms: 'Beg Tote Anyam', en: 'Anyam Tote Bag' }, 289_000, 89),
      sizes: ['38 x 30 cm'],
      colours: [colour.natural, colour.brown],
      material: { id: 'anyaman pandan dan katun', ms: 'anyaman mengkuang dan kapas', en: 'woven pandan and cotton' },
    },
    {
      ...home(
        'serai-bedsheet',
        { id: 'Set Seprai Serai', ms: 'Set Cadar Serai', en: 'Serai Bed Sheet Set' },
        489_000,
        149,
      ),
      sizes: ['single 120 x 200', 'queen 160 x 200', 'king 180 x 200'],
      colours: [colour.white, colour.sage],
      material: { id: 'katun sateen 300 benang', ms: 'kapas sateen 300 benang', en: 'cotton sateen, thread count 300' },
    },
    {
      ...home(
        'embun-towel',
        { id: 'Handuk Mandi Embun', ms: 'Tuala Mandi Embun', en: 'Embun Bath Towel' },
        119_000,
        35,
      ),
      sizes: ['70 x 140 cm'],
      colours: [colour.white, colour.sand, colour.blue],
      material: { id: 'katun 500 g/m²', ms: 'kapas 500 g/m²', en: 'cotton, 500 g/m²' },
    },
    {
      ...home(
        'pandan-mug',
        { id: 'Mug Keramik Pandan', ms: 'Mug Seramik Pandan', en: 'Pandan Stoneware Mug' },
        89_000,
        27,
      ),
      sizes: ['350 ml'],
      colours: [colour.green, colour.cream],
      material: {
        id: 'keramik, aman untuk microwave',
        ms: 'seramik, selamat untuk ketuhar',
        en: 'stoneware, safe in the microwave',
      },
    },
    {
      ...home(
        'lontar-lamp',
        { id: 'Lampu Meja Lontar', ms: 'Lampu Meja Lontar', en: 'Lontar Desk Lamp' },
        379_000,
        115,
      ),
      sizes: ['45 cm'],
      colours: [colour.oak, colour.black],
      material: { id: 'kayu ek dan logam, LED 7 W', ms: 'kayu oak dan logam, LED 7 W', en: 'oak and metal, 7 W LED' },
      warrantyMonths: 12,
    },
    {
      ...home('tirta-blender', { id: 'Blender Tirta', ms: 'Pengisar Tirta', en: 'Tirta Blender' }, 699_000, 209),
      sizes: [{ id: '1,2 L', ms: '1.2 L', en: '1.2 L' }],
      colours: [colour.white, colour.black],
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

function wear(key: string, name: Words, priceIdr: number, priceMyr: number): Bare {
  return { key, name, priceIdr, priceMyr, sizes, stock: 40, backOn: null, returnable: true, warrantyMonths: 0 };
}

function home(key: string, name: Words, priceIdr: number, priceMyr: number): Bare {
  return { ...wear(key, name, priceIdr, priceMyr), sizes: [] };
}
