import {
  Button,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  type MenuProps,
} from '@fluentui/react-components';
import { LocalLanguageRegular, WeatherMoonRegular, WeatherSunnyRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { chooseTheme, useThemeChoice, type ThemeChoice } from '../app/theme';
import { chooseLanguage, languages, type LanguageTag } from '../i18n';

const useStyles = makeStyles({ label: { '@media (max-width: 960px)': { display: 'none' } } });

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const current = languages.find((language) => language.tag === i18n.language);
  const change: MenuProps['onCheckedValueChange'] = (_, { checkedItems }) =>
    chooseLanguage((checkedItems[0] ?? 'en') as LanguageTag);
  return (
    <Menu checkedValues={{ language: [i18n.language] }} onCheckedValueChange={change}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<LocalLanguageRegular />}
          aria-label={`${t('app.language')}: ${current?.name ?? ''}`}
          data-testid="language"
        >
          <span className={styles.label}>{current?.name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map(({ tag, name }) => (
            <MenuItemRadio key={tag} name="language" value={tag} lang={tag}>
              {name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const themes: ThemeChoice[] = ['light', 'dark', 'system'];

export function ThemeMenu() {
  const { t } = useTranslation();
  const { choice, dark } = useThemeChoice();
  const change: MenuProps['onCheckedValueChange'] = (_, { checkedItems }) =>
    chooseTheme((checkedItems[0] ?? 'system') as ThemeChoice);
  return (
    <Menu checkedValues={{ theme: [choice] }} onCheckedValueChange={change}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={dark ? <WeatherMoonRegular /> : <WeatherSunnyRegular />}
          aria-label={`${t('app.theme.label')}: ${t(`app.theme.${choice}`)}`}
          data-testid="theme"
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {themes.map((theme) => (
            <MenuItemRadio key={theme} name="theme" value={theme}>
              {t(`app.theme.${theme}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
