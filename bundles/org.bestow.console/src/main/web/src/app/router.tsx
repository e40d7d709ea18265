import { createBrowserRouter, Navigate } from 'react-router';
import { Shell } from '../shell/Shell';
import { BenefitPage } from '../pages/BenefitPage';
import { AllBenefits, CategoryPage } from '../pages/CategoryPage';
import { Home } from '../home/Home';
import { NotFound } from '../pages/NotFound';
import { WithBenefits } from '../standing/NoBenefits';
import { SignIn } from '../pages/SignIn';

/** Pages that are not needed for the first view are loaded when they are opened. */
export function createRouter() {
  return createBrowserRouter([
    { path: '/sign-in', element: <SignIn /> },
    { path: '/invitation', lazy: async () => ({ Component: (await import('../pages/Invitation')).Invitation }) },
    {
      element: <Shell />,
      children: [
        { index: true, element: <Home /> },
        {
          path: 'benefits',
          element: <WithBenefits />,
          children: [
            { index: true, element: <AllBenefits /> },
            { path: ':type', element: <CategoryPage /> },
            { path: ':type/:id', element: <BenefitPage /> },
          ],
        },
        { path: 'packages', lazy: async () => ({ Component: (await import('../pages/Packages')).Packages }) },
        { path: 'purchases', lazy: async () => ({ Component: (await import('../pages/Purchases')).Purchases }) },
        { path: 'users', lazy: async () => ({ Component: (await import('../users/Users')).Users }) },
        {
          path: 'users/import',
          lazy: async () => ({ Component: (await import('../users/ImportUsers')).ImportUsers }),
        },
        { path: 'users/access', lazy: async () => ({ Component: (await import('../users/Access')).Access }) },
        { path: 'audit', lazy: async () => ({ Component: (await import('../pages/Audit')).Audit }) },
        {
          path: 'operator/catalogue',
          lazy: async () => ({ Component: (await import('../operator/Catalogue')).Catalogue }),
        },
        { path: 'operator/keys', lazy: async () => ({ Component: (await import('../operator/KeyPools')).KeyPools }) },
        { path: 'operator/members', lazy: async () => ({ Component: (await import('../operator/Members')).Members }) },
        {
          path: 'operator/members/:member',
          lazy: async () => ({ Component: (await import('../operator/MemberPage')).MemberPage }),
        },
        {
          path: 'operator/messages',
          lazy: async () => ({ Component: (await import('../operator/Messages')).Messages }),
        },
        { path: 'operator/types', lazy: async () => ({ Component: (await import('../operator/Types')).Types }) },
        { path: 'account', element: <Navigate replace to="/account/profile" /> },
        { path: 'account/profile', lazy: async () => ({ Component: (await import('../account/Profile')).Profile }) },
        { path: 'account/security', lazy: async () => ({ Component: (await import('../account/Security')).Security }) },
        { path: 'account/tokens', lazy: async () => ({ Component: (await import('../account/Tokens')).Tokens }) },
        { path: '*', element: <NotFound /> },
      ],
    },
  ]);
}
