import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import { RouterProvider } from 'react-router/dom';
import { whenSignedOut } from '../api/client';
import { cached, createQueryClient } from '../api/queries';
import { whenSessionChangesElsewhere } from '../live/events';
import { AnnouncerProvider } from '../ui/Announcer';
import { createRouter } from './router';
import { darkTheme, lightTheme, useThemeChoice } from './theme';

const client = createQueryClient();
const router = createRouter();

// Texts of the server come in the language of the request, so another language means other data.
i18next.on('languageChanged', () => void client.invalidateQueries());
whenSignedOut(() => client.setQueryData(cached.me, null));
whenSessionChangesElsewhere(() => void client.invalidateQueries({ queryKey: cached.me }));

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
});

export function App() {
  const { dark } = useThemeChoice();
  const styles = useStyles();
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      {/* Not on the provider: its class is also put on every portal, which would then cover the page. */}
      <div className={styles.root}>
        <QueryClientProvider client={client}>
          <AnnouncerProvider>
            <RouterProvider router={router} />
          </AnnouncerProvider>
        </QueryClientProvider>
      </div>
    </FluentProvider>
  );
}
