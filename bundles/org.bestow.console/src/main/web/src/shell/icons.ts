import {
  AppGenericRegular,
  CloudRegular,
  CodeRegular,
  GiftRegular,
  HeadsetRegular,
  MegaphoneRegular,
  type FluentIcon,
} from '@fluentui/react-icons';

const icons: Record<string, FluentIcon> = {
  software: AppGenericRegular,
  cloud: CloudRegular,
  'visual-studio': CodeRegular,
  technical: HeadsetRegular,
  'go-to-market': MegaphoneRegular,
};

/** A picture for a category; a vendor's own category gets the general one. */
export function categoryIcon(type: string): FluentIcon {
  return icons[type] ?? GiftRegular;
}
