import DefaultTheme from 'vitepress/theme';
import Live from './Live.vue';
import './site.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('Live', Live);
  },
};
